using System.Collections.Immutable;
using Probes.Contract;
using Probes.Kafka.Model;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors.Brokers;

/// <summary>The groups that a broker coordinates.</summary>
/// <param name="Broker">Its node id.</param>
/// <param name="Groups">Empty if it did not tell.</param>
/// <param name="RoundTrip">How long it took to answer.</param>
/// <param name="Failure">Why it told nothing.</param>
internal sealed record BrokerListing(int Broker, ImmutableArray<ListGroupsResponse.Group> Groups, TimeSpan RoundTrip, Exception? Failure)
{
    /// <summary>Whether the broker answered, be it with an error.</summary>
    public bool IsUp { get; private init; }

    /// <summary>Asks every broker that is registered.</summary>
    public static ImmutableArray<Task<BrokerListing>> Ask(KafkaSystem system, ClusterView view, CancellationToken deadline) =>
        [.. view.Brokers.Select(broker => AskAsync(system, broker.Id, deadline))];

    private static async Task<BrokerListing> AskAsync(KafkaSystem system, int broker, CancellationToken deadline)
    {
        var started = system.Time.GetTimestamp();
        var answer = await Peer.AskAsync(() => system.Peers.AskAsync(broker, new ListGroupsRequest(), deadline));
        var took = system.Time.GetElapsedTime(started);
        if (answer.Value is not { } told)
            return new BrokerListing(broker, [], took, answer.Failure) { IsUp = !answer.IsSilence };
        return new BrokerListing(broker, told.Groups, took, FailureOf(broker, told.Error)) { IsUp = true };
    }

    private static ProbeException? FailureOf(int broker, ErrorCode error) => error switch
    {
        ErrorCode.None => null,
        ErrorCode.ClusterAuthorizationFailed or ErrorCode.GroupAuthorizationFailed => Refusals.Failure(Permission.Listing),
        _ => new ProbeException(FailureKind.Broker, $"broker {broker} does not list its groups: {error.NameOf()}"),
    };
}
