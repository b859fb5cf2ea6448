namespace Probes.Nats.Client.SystemAccount;

/// <summary>How long to wait before servers are dialled again: 2 s, then twice as long each time up to 10 s, give or take a fifth.</summary>
internal sealed class Pause(TimeProvider time)
{
    internal static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan _next = First;

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = _next * (0.8 + 0.4 * Random.Shared.NextDouble());
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>A connection held: the next wait is a first one.</summary>
    public void Reset() => _next = First;
}
