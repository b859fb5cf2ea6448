using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>Do the brokers that name servers list answer, and do name servers list the brokers that answer?</summary>
internal sealed class RegistrationsCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } = new("registrations", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var target = collection.Cluster.Context.Target;
        var view = await collection.ViewAsync();
        var answers = await Task.WhenAll(view.Members.Select(async member => (Member: member, Answer: await collection.RuntimeAsync(member))));
        var registries = (await collection.RegistriesAsync())
            .Where(entry => entry.Answer.Succeeded).Select(entry => (entry.NameServer, Listed: entry.Answer.Value!.Members.Select(KeyOf).ToHashSet())).ToList();
        foreach (var (nameServer, listed) in registries)
        {
            // A broker of which this name server alone spoke too late, or with another address, was not asked: whether it answers is not known.
            sink.Add(RegistrationMetrics.UnreachableBrokers, answers.Count(entry => !IsUp(entry.Answer) && listed.Contains(KeyOf(entry.Member))), target, nameServer.Name);
            sink.Add(RegistrationMetrics.UnregisteredBrokers, answers.Count(entry => IsUp(entry.Answer) && !listed.Contains(KeyOf(entry.Member))), target, nameServer.Name);
        }

        // While no name server answers, nobody knows.
        if (registries.Count == 0)
            return;
        foreach (var (member, _) in answers)
        {
            sink.Add(
                RegistrationMetrics.Registrations, registries.Count(registry => registry.Listed.Contains(KeyOf(member))),
                member.Cluster, member.Broker, BrokerLabels.IdOf(member));
        }
    }

    private static (string Cluster, string Broker, long Id) KeyOf(BrokerMember member) => (member.Cluster, member.Broker, member.Id);

    // An error code is an answer: the broker is there.
    private static bool IsUp(Answer<RuntimeInfo> answer) => answer.Failure is null or RocketMqException;
}
