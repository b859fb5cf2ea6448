using System.Collections.Immutable;
using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>
/// A probe that always answers by its deadline, whatever the one inside does: throw, hang, ignore its token or answer
/// half. Used by one collection at a time.
/// </summary>
internal sealed class BoundedProbe(IProbe probe, TimeProvider time) : IAsyncDisposable
{
    /// <summary>
    /// What a probe gets after its deadline to hand over what is finished. Part of <c>collection.timeout_offset</c>
    /// (500 ms), from which the page must also be written and sent.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    private const double Reserve = 0.15;

    // Closing connections is a courtesy; the process ends without it.
    private static readonly TimeSpan _disposal = TimeSpan.FromSeconds(1);

    // Never disposed of: it has no timer, and whoever stops a set may come after whoever disposes of a target in it.
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private bool _disposed;

    public ImmutableArray<CollectorDescription> Collectors => probe.Collectors;

    public IReadOnlyCollection<PeerStatistics> Peers => probe.Peers;

    public async Task<ProbeResult> CollectAsync(IReadOnlySet<string> names, TimeSpan timeout)
    {
        using var timer = new CancellationTokenSource(timeout - ReserveOf(timeout), time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, _stopping.Token);
        using var end = new CancellationTokenSource(timeout + Grace, time);
        await using var hurry = _stopping.Token.Register(() => end.CancelAfter(Grace));
        var started = time.GetTimestamp();
        try
        {
            // A collection that ignored its deadline may still be at work, and a probe is never asked twice at once.
            await _running.WaitAsync(deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            deadline.Token.ThrowIfCancellationRequested();
            var token = deadline.Token;
            // On another thread, because a probe may also block one.
            var collection = Task.Run(() => probe.CollectAsync(names, token), CancellationToken.None);
            _running = collection;
            return Complete(await collection.WaitAsync(end.Token), names);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            var reason = _stopping.IsCancellationRequested ? "the exporter is stopping" : $"no answer within {DurationText.Format(timeout)}";
            return Failed(names, FailureKind.Timeout, reason, time.GetElapsedTime(started));
        }
        catch (Exception exception)
        {
            return Failed(names, FailureKinds.Of(exception), $"{exception.GetType().Name}: {exception.Message}", time.GetElapsedTime(started));
        }
    }

    /// <summary>
    /// The part of a collection's time in which nothing is asked any more: on a large cluster, making samples of what has
    /// arrived takes up to a second, and a peer that is slow to the end must not cost what the others said.
    /// </summary>
    public static TimeSpan ReserveOf(TimeSpan timeout) => timeout * Reserve;

    /// <summary>Ends what is running and lets nothing start any more.</summary>
    public void Stop() => _stopping.Cancel();

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _stopping.CancelAsync();
        await _running.WaitAsync(Grace, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Run(() => probe.DisposeAsync().AsTask()).WaitAsync(_disposal, time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // A collector about which the probe says nothing has not succeeded.
    private static ProbeResult Complete(ProbeResult result, IReadOnlySet<string> names)
    {
        var answered = result.Collectors.Select(collector => collector.Collector).ToHashSet(StringComparer.Ordinal);
        var missing = names.Where(name => !answered.Contains(name)).ToHashSet(StringComparer.Ordinal);
        return missing.Count == 0
            ? result
            : result with
            {
                Collectors =
                [
                    .. result.Collectors,
                    .. Failed(missing, FailureKind.Internal, "the probe gave no result", TimeSpan.Zero).Collectors,
                ],
            };
    }

    private static ProbeResult Failed(IReadOnlySet<string> names, FailureKind kind, string message, TimeSpan duration) => new(
        Up: false,
        [.. names.Select(name => new CollectorResult { Collector = name, Duration = duration, Failure = kind, Message = message })]);
}
