using System.Diagnostics;

namespace Probes.Tests.Nats.SystemAccount;

/// <summary>Waits for what another thread is about to do over a socket; for nothing that could be driven directly.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30), "It did not come true within 30 s.");
            await Task.Yield();
        }
    }
}
