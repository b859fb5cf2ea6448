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
    private readonly SlowAccounts _slow = new();
    private readonly Dictionary<(string Cluster, string Server), ClosedLedger<string>> _reasons = [];
    private readonly Dictionary<(string Cluster, string Server, string Account), ClosedLedger<SlowClient>> _clients = [];

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

        await AddReasonsAsync(collection, sink);
        await AddSlowAsync(collection, sink, told);
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

    private async Task AddReasonsAsync(NatsCollection collection, SampleSink sink)
    {
        foreach (var (server, told) in await collection.DocumentsAsync(_closed))
        {
            var key = (collection.System.ClusterOf(server), server.Name);
            if (!_reasons.TryGetValue(key, out var ledger))
                _reasons[key] = ledger = new();
            ledger.Note(server.Id, (told.Connections ?? []).Select(closed => (closed.Cid, ClosedReason.Of(closed.Reason))), int.MaxValue, "");
            foreach (var (reason, count) in ledger.Totals)
                sink.Add(ConnectionMetrics.Closed, count, key.Item1, key.Name, reason);
        }
    }

    // Only accounts whose servers count more slow consumers than before are asked who they were.
    private async Task AddSlowAsync(NatsCollection collection, SampleSink sink, ImmutableArray<(ServerIdentity Server, Accstatz Value)> told)
    {
        var asked = _slow.Next(told.Select(answer => (answer.Server.Id, answer.Value)), collection.System.Accounts, collection.System.Options.Accounts);
        var answers = await Task.WhenAll(asked.Select(async account =>
            (account.Name, Told: await collection.DocumentsAsync(DetailQuestions.ClosedOf(account.Key, ClosedPage)))));
        foreach (var (name, closed) in answers)
        {
            foreach (var (server, connections) in closed)
                LedgerOf(collection.System.ClusterOf(server), server.Name, name).Note(server.Id, SlowOnes(connections), SlowClient.MostNamed, SlowClient.Other);
        }

        var present = told.Select(answer => (collection.System.ClusterOf(answer.Server), answer.Server.Name)).ToHashSet();
        foreach (var ((cluster, server, account), ledger) in _clients.Where(entry => present.Contains((entry.Key.Cluster, entry.Key.Server))))
        {
            foreach (var (client, count) in ledger.Totals)
                sink.Add(ConnectionMetrics.Slow, count, cluster, server, account, client.Name, client.Reason);
        }
    }

    private ClosedLedger<SlowClient> LedgerOf(string cluster, string server, string account)
    {
        if (!_clients.TryGetValue((cluster, server, account), out var ledger))
            _clients[(cluster, server, account)] = ledger = new();
        return ledger;
    }

    private static IEnumerable<(ulong Cid, SlowClient Kind)> SlowOnes(Connz told) => (told.Connections ?? [])
        .Select(closed => (closed.Cid, new SlowClient(closed.Name ?? "", ClosedReason.Of(closed.Reason))))
        .Where(closed => ClosedReason.IsSlow(closed.Item2.Reason));
}
