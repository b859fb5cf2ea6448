using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Asks 5.x brokers who consumes by POP: one request, every few minutes.</summary>
internal static class PopPoll
{
    public static async Task RunAsync(Cluster cluster, Survey survey, CancellationToken cancellationToken)
    {
        var due = survey.Answered.Where(broker => IsDue(cluster, broker) && broker.Allowance.Take(1) == 1).ToList();
        var answers = await Task.WhenAll(due.Select(async broker => (Broker: broker, Answer: await Peer.AskAsync(
            () => cluster.BrokerOf(broker.Source).Client.RequestModesAsync(cancellationToken)))));
        // What failed is counted at the peer. A broker that will not tell is asked again when the others are.
        foreach (var (broker, answer) in answers.Where(entry => entry.Answer.Failure is null or RocketMqException))
            cluster.Pop.Note(broker, answer.Value ?? [], cluster.Time.GetUtcNow());
        cluster.Pop.Keep(survey);
    }

    private static bool IsDue(Cluster cluster, BrokerPositions broker) =>
        cluster.BrokerOf(broker.Source).Version is { } version
        && RequestCodes.IsKnownTo(RequestCode.GetAllMessageRequestMode, version)
        && cluster.Pop.IsDue(broker, cluster.Time.GetUtcNow());
}
