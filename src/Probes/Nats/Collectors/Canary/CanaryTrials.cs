using System.Collections.Immutable;
using Probes.Contract;
using Probes.Nats.Client;
using Probes.Nats.Client.SystemAccount;

namespace Probes.Nats.Collectors.Canary;

/// <summary>
/// Attempts beside the scrapes and never as a part of one: they begin when a collection ends, at most once in an interval, and
/// their results are on the pages after it. Nobody scrapes, nothing is sent.
/// </summary>
internal sealed class CanaryTrials : IAsyncDisposable
{
    private readonly CanaryOptions _options;
    private readonly ProbeContext _context;
    private readonly SystemConnection _connection;
    private readonly Lane _lane;
    private long? _began;

    public CanaryTrials(CanaryOptions options, ProbeContext context, Action<string> tell)
    {
        (_options, _context) = (options, context);
        _lane = new Lane("the canary", context.Logger);
        _connection = new SystemConnection(options.Connection!, context, tell);
        var client = new CanaryClient(options, _connection, context.Time);
        Ways =
        [
            new CanaryTally("core", client.ThroughServerAsync),
            .. options.Stream.Length > 0 ? [new CanaryTally("jetstream", client.ThroughStreamAsync)] : Array.Empty<CanaryTally>(),
        ];
    }

    /// <summary>
    /// The cluster of the first server that was met: what was found goes by it from then on, whoever answers. Null: nobody has been met.
    /// </summary>
    public string? Cluster { get; set; }

    /// <summary>The furthest last.</summary>
    public ImmutableArray<CanaryTally> Ways { get; }

    public IReadOnlyCollection<PeerStatistics> Peers => _connection.Peers;

    /// <summary>The attempts that are under way, or the last ones. Never fails.</summary>
    public Task Running => _lane.Batch;

    /// <summary>Begins an attempt if it is time, and does not wait for it.</summary>
    public void Begin()
    {
        if (_began is { } began && _context.Time.GetElapsedTime(began) < _options.Interval)
            return;
        var now = _context.Time.GetTimestamp();
        if (_lane.TryStart(RunAsync))
            _began = now;
    }

    public async ValueTask DisposeAsync()
    {
        await _lane.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task RunAsync(CancellationToken closing)
    {
        foreach (var way in Ways)
        {
            var before = way.LastFailure;
            try
            {
                way.Note(await way.Attempt(closing));
            }
            catch (ProbeException failure) when (!closing.IsCancellationRequested)
            {
                way.Note(failure);
            }

            // Once when it changes: what stays broken would fill the log.
            if (way.LastFailure.Length > 0 && before.Length == 0)
                Log.CanaryFails(_context.Logger, _context.Target, way.Way, way.LastFailure);
            else if (way.LastFailure.Length == 0 && before.Length > 0)
                Log.CanaryWorks(_context.Logger, _context.Target, way.Way);
        }
    }
}
