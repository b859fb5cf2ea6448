using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>
/// Asks name servers for the routes of topics (105) between collections, so that thousands of them never delay a page: a
/// round begins when a collection ends, asks what that one could still afford, and lets go when the next one begins. What
/// it finds serves the next collection.
/// </summary>
internal sealed class RouteLane(NameServerMemory memory, RocketMqOptions options, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly Lane _lane = new("routes", logger);
    private readonly Rotation _rotation = new();
    private readonly RouteAllowance _allowance = new();
    private CancellationTokenSource _leaving = new();

    /// <summary>The round that is under way, or the last one. Never fails.</summary>
    public Task Running => _lane.Batch;

    /// <summary>Begins a round, unless one is still waiting for its last answers.</summary>
    /// <param name="nameServers">Those that answer.</param>
    /// <param name="onBrokers">The topics that brokers have.</param>
    /// <param name="leftOver">Requests that the collection could still have sent; null: its brokers did not answer.</param>
    public void Begin(IReadOnlyList<NameServer> nameServers, IReadOnlyCollection<string> onBrokers, int? leftOver)
    {
        if (_lane.IsBusy || nameServers.Count == 0)
            return;
        _leaving.Dispose();
        _leaving = new CancellationTokenSource();
        var leaving = _leaving.Token;
        _lane.TryStart(closing => RunAsync(nameServers, onBrokers, leftOver, leaving, closing));
    }

    /// <summary>Asks nothing more: a collection begins. What was asked already may still be answered.</summary>
    public void Yield() => _leaving.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _lane.DisposeAsync();
        _leaving.Dispose();
    }

    private async Task RunAsync(
        IReadOnlyList<NameServer> nameServers, IReadOnlyCollection<string> onBrokers, int? leftOver, CancellationToken leaving, CancellationToken closing)
    {
        var now = time.GetUtcNow();
        var (topics, doubts) = memory.Questions(onBrokers, now);
        var affordable = _allowance.Next(topics.Count, nameServers.Count, leftOver, now);
        var refresh = topics.Count * nameServers.Count <= RouteAllowance.SmallCluster ? TimeSpan.Zero : RouteAllowance.Refresh;
        var plan = RoutePlan.Next(topics, doubts.Topics, _rotation, affordable, refresh, now);
        var round = new RouteRound(nameServers, memory, time);
        await round.AskSettingsAsync(doubts, closing);

        using var end = CancellationTokenSource.CreateLinkedTokenSource(leaving, closing);
        // Half of a connection's window, so that there is room for a collection that begins meanwhile.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.RequestsInFlight / 2), CancellationToken = end.Token };
        try
        {
            await Parallel.ForEachAsync(plan, parallel, async (topic, _) =>
            {
                var isWhole = await round.AskRouteAsync(topic, closing);
                lock (_rotation)
                    _rotation.Note(topic, isWhole ? time.GetUtcNow() : time.GetUtcNow() - RouteAllowance.Refresh + RouteAllowance.Retry);
            });
        }
        catch (OperationCanceledException)
        {
            // A collection begins, or the exporter stops. The rest has its turn in the next round.
        }
    }
}
