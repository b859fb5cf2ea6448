using System.Diagnostics;

namespace EndToEnd.Testing;

/// <summary>Waits for what another process or thread is about to do; for nothing that could be driven directly.</summary>
internal static class Until
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(30);

    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < _bound, $"It did not come true within {_bound.TotalSeconds} s.");
            await Task.Delay(10);
        }
    }
}
