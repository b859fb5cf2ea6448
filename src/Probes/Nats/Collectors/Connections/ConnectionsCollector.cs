using System.Collections.Immutable;
using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Collectors.Accounts;
using Probes.Nats.Metrics;
using Probes.Nats.Model.Servers;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Connections;

/// <summary>Which clients do not keep up, and why do connections end?</summary>
/// <param name="most">How many connections of each account are looked at.</param>
internal sealed class ConnectionsCollector(int most) : ICollector<NatsCollection>
{
    /// <summary>What a page of closed connections holds: so many may end in a minute without one being missed.</summary>
    private const int ClosedPage = 1000;

    private readonly Question<Connz> _closed = DetailQuestions.Closed(ClosedPage);
    private readonly SlowClientSamples _slow = new(ClosedPage);
    private readonly Dictionary<(string Cluster, string Server), ClosedLedger<string>> _reasons = [];

    public CollectorDescription Description { get; } = new("connections", TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3)) { MayWait = true };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var told = await collection.DocumentsAsync(Questions.Accstatz);
        var register = await AccountDirectory.LearnAsync(collection);
        var accounts = ConnectedAccount.Of(told.Select(answer => answer.Value), register, collection.System.Options.Accounts);
        var pending = await Task.WhenAll(accounts.Select(async account =>
            (account.Name, Told: await collection.DocumentsAsync(DetailQuestions.MostPendingOf(account.Key, most)))));
        foreach (var (name, answers) in pending)
        {
            foreach (var (server, connections) in answers)
                AddPending(sink, collection.System.ClusterOf(server), server.Name, name, connections);
        }

        var closed = await collection.DocumentsAsync(_closed);
        AddReasons(collection, sink, closed);
        await _slow.AddAsync(collection, sink, told, closed);
    }

    private static void AddPending(SampleSink sink, string cluster, string server, string account, Connz told)
    {
        var waitedFor = (told.Connections ?? []).Where(connection => connection.PendingBytes > 0);
        foreach (var client in waitedFor.GroupBy(connection => connection.Name ?? "", StringComparer.Ordinal))
        {
            sink.Add(ConnectionMetrics.Pending, client.Sum(connection => connection.PendingBytes), cluster, server, account, client.Key);
            sink.Add(ConnectionMetrics.PendingConnections, client.Count(), cluster, server, account, client.Key);
        }
    }

    private void AddReasons(NatsCollection collection, SampleSink sink, ImmutableArray<(ServerIdentity Server, Connz Value)> closed)
    {
        foreach (var (server, told) in closed)
        {
            var key = (collection.System.ClusterOf(server), server.Name);
            if (!_reasons.TryGetValue(key, out var ledger))
                _reasons[key] = ledger = new();
            ledger.Note(server.Id, (told.Connections ?? []).Select(closed => (closed.Cid, ClosedReason.Of(closed.Reason))), int.MaxValue, "");
            foreach (var (reason, count) in ledger.Totals)
                sink.Add(ConnectionMetrics.Closed, count, key.Item1, key.Name, reason);
        }
    }
}
