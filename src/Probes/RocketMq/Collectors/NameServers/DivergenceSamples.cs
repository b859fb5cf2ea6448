using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>Writes in what name servers differ. Of what a name server did not say yet, nothing is written.</summary>
internal static class DivergenceSamples
{
    /// <summary>Offenders named of one kind at one name server: enough to see what it is, and not a series for every topic.</summary>
    public const int Named = 20;

    public static void Add(SampleSink sink, string target, NameServerComparison comparison)
    {
        var current = comparison.Report.Current.ToLookup(difference => (difference.NameServer, difference.Kind));
        var settled = comparison.Report.Settled.ToLookup(difference => (difference.NameServer, difference.Kind));
        foreach (var nameServer in comparison.NameServers)
        {
            foreach (var kind in DivergenceKinds.All.Where(kind => IsCompared(nameServer, kind, comparison.Health[nameServer.Name].Known)))
            {
                var key = (nameServer.Name, kind);
                sink.Add(DivergenceMetrics.Divergences, current[key].Count(), target, nameServer.Name, kind.Label());
                sink.Add(DivergenceMetrics.SettledDivergences, settled[key].Count(), target, nameServer.Name, kind.Label());
                foreach (var subject in settled[key].Select(difference => difference.Subject).Order(OffenderOrder.Instance).Take(Named))
                    sink.Add(DivergenceMetrics.Divergent, 1L, target, nameServer.Name, kind.Label(), subject);
            }

            AddFlaws(sink, target, nameServer);
        }

        if (comparison.LastAgreed is { } agreed)
            sink.Add(DivergenceMetrics.LastAgreed, agreed.ToUnixTimeMilliseconds() / 1000.0, target);
    }

    private static void AddFlaws(SampleSink sink, string target, NameServerTables nameServer)
    {
        foreach (var reason in RegistryFlaw.Reasons)
        {
            var flaws = nameServer.Registry.Flaws.Where(flaw => flaw.Reason == reason).ToList();
            sink.Add(DivergenceMetrics.FlawedBrokerNames, flaws.Count, target, nameServer.Name, reason);
            foreach (var flaw in flaws.Take(Named))
                sink.Add(DivergenceMetrics.FlawedBrokerName, 1L, target, nameServer.Name, reason, flaw.Broker);
        }
    }

    private static bool IsCompared(NameServerTables nameServer, DivergenceKind kind, int routes) => kind switch
    {
        DivergenceKind.TopicMissing or DivergenceKind.TopicLeftover => nameServer.Topics is not null || routes > 0,
        DivergenceKind.Route or DivergenceKind.Permission => routes > 0,
        DivergenceKind.OrderConfiguration => nameServer.OrderTopics is not null,
        DivergenceKind.Configuration => nameServer.Configuration is not null,
        _ => true,
    };
}
