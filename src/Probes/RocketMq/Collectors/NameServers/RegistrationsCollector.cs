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
        var registrations = answers.ToDictionary(entry => entry.Member, _ => 0);
        foreach (var (nameServer, answer) in await collection.RegistriesAsync())
        {
            if (answer.Value is not { } registry)
                continue;
            var listed = registry.Members.ToHashSet();
            // A broker of which this name server alone spoke too late was not asked; whether it answers is not known.
            sink.Add(RegistrationMetrics.UnreachableBrokers, answers.Count(entry => !IsUp(entry.Answer) && listed.Contains(entry.Member)), target, nameServer.Name);
            sink.Add(RegistrationMetrics.UnregisteredBrokers, answers.Count(entry => IsUp(entry.Answer) && !listed.Contains(entry.Member)), target, nameServer.Name);
            foreach (var member in listed.Where(registrations.ContainsKey))
                registrations[member]++;
        }

        foreach (var (member, _) in answers)
            sink.Add(RegistrationMetrics.Registrations, registrations[member], member.Cluster, member.Broker, BrokerLabels.IdOf(member));
    }

    // An error code is an answer: the broker is there.
    private static bool IsUp(Answer<RuntimeInfo> answer) => answer.Failure is null or RocketMqException;
}
