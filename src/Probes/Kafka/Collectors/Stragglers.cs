namespace Probes.Kafka.Collectors;

/// <summary>
/// Waits for what several brokers were asked, but not for ever for the slowest: what comes after it needs time too, and should not be missing
/// for all of them.
/// </summary>
internal static class Stragglers
{
    /// <summary>
    /// Completes when all have answered; or when most of them have, and the others took three times as long as those and
    /// <paramref name="patience"/> more. What is not completed then is not waited for. A broker that is alone is always waited for.
    /// </summary>
    public static async Task LeaveAsync(IReadOnlyCollection<Task> asked, TimeSpan patience, TimeProvider time, CancellationToken deadline)
    {
        var started = time.GetTimestamp();
        var open = asked.ToList();
        while (open.Count > asked.Count / 2)
            open.Remove(await Task.WhenAny(open));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        await Task.WhenAny(Task.WhenAll(open), Task.Delay((time.GetElapsedTime(started) * 2) + patience, time, enough.Token));
        await enough.CancelAsync();
    }
}
