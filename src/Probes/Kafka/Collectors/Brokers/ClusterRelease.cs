using System.Collections.Immutable;
using Probes.Kafka.Model;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors.Brokers;

/// <summary>Which Kafka the cluster is. What a broker can do it told when it was connected to: nothing is asked for it.</summary>
internal static class ClusterRelease
{
    private const short DescribeQuorum = 55;

    /// <summary>What brokers told of the requests that they know; without those that told nothing.</summary>
    public static async Task<ImmutableArray<ApiVersionsResponse>> ToldAsync(KafkaSystem system, IEnumerable<int> brokers, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(brokers.Select(broker => Peer.AskAsync(() => system.Peers.ApiVersionsAsync(broker, cancellationToken))));
        return [.. answers.Select(static answer => answer.Value).OfType<ApiVersionsResponse>()];
    }

    /// <returns>The oldest broker's, as <c>3.7</c>; empty: older than any that is known; null: nobody told.</returns>
    public static string? Guess(ImmutableArray<ApiVersionsResponse> told) => told.IsEmpty
        ? null
        : VersionGuess.Lowest([.. told.Select(static one => VersionGuess.Of(one.Ranges.GroupBy(static range => range.Key).ToDictionary(static range => range.Key, static range => range.Max(one => one.Newest))))]);

    /// <summary>Whether the broker is one of a quorum (KRaft): only those take this request from clients.</summary>
    public static bool HasQuorum(ApiVersionsResponse told) => told.Ranges.Any(static range => range.Key == DescribeQuorum);
}
