using Probes.Contract;
using Probes.Kafka;
using Probes.Kafka.Client;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Kafka.Client;

/// <summary>What tests of <see cref="KafkaPeers"/> share: a clock that stands still, a log that is kept.</summary>
public abstract class PeersFixture
{
    internal ManualTime Time { get; } = new();

    internal Sentences Log { get; } = new();

    internal KafkaOptions Options { get; set; } = new();

    internal KafkaPeers Peers(params ScriptedBroker[] bootstrap) => Peers([.. bootstrap.Select(broker => broker.Endpoint)]);

    internal KafkaPeers Peers(params Endpoint[] bootstrap) =>
        new(Options with { BootstrapServers = bootstrap }, new ProbeContext("prod", null, Time, Log));

    internal static Task<MetadataResponse> MetadataAsync(KafkaPeers peers) => peers.MetadataAsync(CancellationToken.None);

    internal static Task<ListGroupsResponse> GroupsAsync(KafkaPeers peers, int node = 1) => peers.AskAsync(node, new ListGroupsRequest(), CancellationToken.None);

    /// <summary>The failure of a first request.</summary>
    internal async Task<ProbeException> FailureAsync(ScriptedBroker broker)
    {
        await using var peers = Peers(broker);
        return await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(peers));
    }

    internal static void AssertFailure(FailureKind kind, string message, ProbeException failure)
    {
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    internal static IEnumerable<(string, long)> RequestsOf(KafkaPeers peers) =>
        peers.Peers.SelectMany(peer => peer.Requests).GroupBy(entry => entry.Key).Select(same => (same.Key, same.Sum(entry => entry.Value)));
}
