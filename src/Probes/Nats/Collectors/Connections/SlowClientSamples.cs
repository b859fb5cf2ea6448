using System.Collections.Immutable;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics;
using Probes.Nats.Model.Servers;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Connections;

/// <summary>Finds out which clients servers gave up because they did not keep up, and writes how many of each name.</summary>
/// <param name="page">How many closed connections are asked for.</param>
internal sealed class SlowClientSamples(int page)
{
    private readonly SlowAccounts _accounts = new();
    private readonly Dictionary<(string Cluster, string Server), UnclaimedClients> _unclaimed = [];
    private readonly Dictionary<(string Cluster, string Server, string Account), ClosedLedger<SlowClient>> _ledgers = [];

    /// <param name="collection">Whom to ask.</param>
    /// <param name="sink">Where to.</param>
    /// <param name="told">What servers said of accounts, before they were asked for closed connections.</param>
    /// <param name="closed">The connections of all accounts that were closed last.</param>
    public async Task AddAsync(
        NatsCollection collection, SampleSink sink, ImmutableArray<(ServerIdentity Server, Accstatz Value)> told, ImmutableArray<(ServerIdentity Server, Connz Value)> closed)
    {
        var filter = collection.System.Options.Accounts;
        var withSlowDefault = filter.Admits(SlowAccounts.Default)
            ? told.Where(answer => HasSlowDefault(answer.Value)).Select(answer => answer.Server.Id).ToHashSet(StringComparer.Ordinal)
            : [];
        var claims = await AskAsync(collection, told, withSlowDefault.Count > 0);
        foreach (var (server, connections) in closed)
        {
            var key = (Cluster: collection.System.ClusterOf(server), server.Name);
            var claimed = claims.Where(claim => claim.ServerId == server.Id).Select(claim => claim.Cid).ToHashSet();
            if (!_unclaimed.TryGetValue(key, out var unclaimed))
                _unclaimed[key] = unclaimed = new();
            var own = unclaimed.Next(server.Id, [.. SlowOnes(connections)], claimed);
            if (withSlowDefault.Contains(server.Id) && _accounts.HasToldAll(server.Id))
                LedgerOf(key.Cluster, key.Name, SlowAccounts.Default).Note(server.Id, own, SlowClient.MostNamed, SlowClient.Other);
        }

        Write(sink, told.Select(answer => (collection.System.ClusterOf(answer.Server), answer.Server.Name)).ToHashSet());
    }

    // Accounts that are not shown are asked about too where the default account has what no other one has.
    private async Task<IReadOnlyList<(string ServerId, ulong Cid)>> AskAsync(
        NatsCollection collection, ImmutableArray<(ServerIdentity Server, Accstatz Value)> told, bool isAllAsked)
    {
        var filter = collection.System.Options.Accounts;
        var asked = _accounts.Next(told.Select(answer => (answer.Server.Id, answer.Value)), collection.System.Accounts, name => isAllAsked || filter.Admits(name));
        var answers = await Task.WhenAll(asked.Select(async account =>
            (Account: account, Told: await collection.DocumentsAsync(DetailQuestions.ClosedOf(account.Key, page)))));
        var claims = new List<(string ServerId, ulong Cid)>();
        foreach (var (account, closed) in answers)
        {
            foreach (var (server, connections) in closed)
            {
                var slow = SlowOnes(connections).ToList();
                _accounts.Answered(server.Id, account.Key);
                claims.AddRange(slow.Select(client => (server.Id, client.Cid)));
                if (filter.Admits(account.Name))
                    LedgerOf(collection.System.ClusterOf(server), server.Name, account.Name).Note(server.Id, slow, SlowClient.MostNamed, SlowClient.Other);
            }
        }

        return claims;
    }

    private void Write(SampleSink sink, HashSet<(string Cluster, string Server)> present)
    {
        foreach (var ((cluster, server, account), ledger) in _ledgers.Where(entry => present.Contains((entry.Key.Cluster, entry.Key.Server))))
        {
            foreach (var (client, count) in ledger.Totals)
                sink.Add(ConnectionMetrics.Slow, count, cluster, server, account, client.Name, client.Reason);
        }
    }

    private ClosedLedger<SlowClient> LedgerOf(string cluster, string server, string account)
    {
        if (!_ledgers.TryGetValue((cluster, server, account), out var ledger))
            _ledgers[(cluster, server, account)] = ledger = new();
        return ledger;
    }

    private static bool HasSlowDefault(Accstatz told) =>
        (told.AccountStatz ?? []).Any(account => account is { Acc: SlowAccounts.Default, SlowConsumers: > 0 });

    private static IEnumerable<(ulong Cid, SlowClient Kind)> SlowOnes(Connz told) => (told.Connections ?? [])
        .Select(closed => (closed.Cid, new SlowClient(closed.Name ?? "", ClosedReason.Of(closed.Reason))))
        .Where(closed => ClosedReason.IsSlow(closed.Item2.Reason));
}
