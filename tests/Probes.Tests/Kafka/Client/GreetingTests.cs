using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;

namespace Probes.Tests.Kafka.Client;

/// <summary>Who is there: versions, and peers that are no broker of ours.</summary>
public sealed class GreetingTests : PeersFixture
{
    [Fact(Timeout = 10_000)]
    public async Task A_broker_tells_its_versions_before_it_is_asked_anything_and_requests_are_counted_by_name()
    {
        await using var broker = new ScriptedBroker();
        await using var peers = Peers(broker);
        Assert.Equal("scripted", (await MetadataAsync(peers)).ClusterId);
        await GroupsAsync(peers);
        Assert.Equal([ApiKey.ApiVersions, ApiKey.Metadata, ApiKey.ListGroups], broker.Asked.Select(asked => asked.Key));
        Assert.All(broker.Asked, asked => Assert.Equal("broker-exporter", asked.Header.ClientId));
        Assert.Equal(1, broker.Connections);
        var peer = Assert.Single(peers.Peers);
        Assert.Equal(broker.Endpoint.ToString(), peer.Peer);
        Assert.Equal([("ApiVersions", 1L), ("ListGroups", 1L), ("Metadata", 1L)], peer.Requests.Select(entry => (entry.Key, entry.Value)));
        Assert.Empty(peer.Failures);
        Assert.True(peer.BytesSent > 60);
        Assert.True(peer.BytesReceived > 100);
        Assert.Empty(Log.Taken());
    }

    [Theory(Timeout = 10_000)]
    [InlineData(0, 4, 4)] // Kafka 1.0
    [InlineData(0, 12, 12)]
    [InlineData(0, 99, 12)]
    [InlineData(9, 13, 12)]
    public async Task The_newest_version_that_both_speak_is_spoken(short oldest, short newest, short expected)
    {
        await using var broker = new ScriptedBroker().Knows(ApiKey.Metadata, oldest, newest);
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        Assert.Equal(expected, broker.Asked.Last().Header.Version);
        Assert.Equal(expected, await peers.VersionAsync(1, ApiKey.Metadata, CancellationToken.None));
        Assert.Equal(newest, (await peers.ApiVersionsAsync(1, CancellationToken.None)).Ranges.Single(range => range.Key == (short)ApiKey.Metadata).Newest);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_that_comes_back_upgraded_is_asked_in_its_new_versions_and_in_no_old_one()
    {
        await using var broker = new ScriptedBroker().Knows(ApiKey.ListGroups, 0, 2);
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        await GroupsAsync(peers);
        Assert.Equal(2, broker.Asked.Last().Header.Version);
        // It goes in the midst of a request, which is asked again on the connection after it.
        var isGone = false;
        broker.Knows(ApiKey.ListGroups, 3, 5).On(ApiKey.ListGroups, asked =>
        {
            if (!isGone)
            {
                isGone = true;
                return Said.Goodbye;
            }

            return asked.Reply(new ListGroupsResponse(ErrorCode.None, [new("g", "consumer", "Stable", "classic")]).Write);
        });
        Assert.Equal("Stable", Assert.Single((await GroupsAsync(peers)).Groups).State);
        Assert.Equal([(short)2, (short)2, (short)5], broker.Asked.Where(asked => asked.Key == ApiKey.ListGroups).Select(asked => asked.Header.Version));
        Assert.Equal((short)5, await peers.VersionAsync(1, ApiKey.ListGroups, CancellationToken.None));
        Assert.Equal(2, broker.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_request_that_the_broker_does_not_know_is_not_sent_and_leaves_the_connection_usable()
    {
        await using var broker = new ScriptedBroker().Knows(ApiKey.ListGroups, 6, 9);
        broker.Versions.TryRemove(ApiKey.ConsumerGroupDescribe, out _);
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        Assert.Null(await peers.VersionAsync(1, ApiKey.ConsumerGroupDescribe, CancellationToken.None));
        var failure = await Assert.ThrowsAsync<ProbeException>(() => peers.AskAsync(1, new ConsumerGroupDescribeRequest(["g"]), CancellationToken.None));
        AssertFailure(FailureKind.Unsupported, $"{broker.Endpoint} ConsumerGroupDescribe: the broker does not know ConsumerGroupDescribe", failure);
        AssertFailure(
            FailureKind.Unsupported, "the broker speaks ListGroups v6 to v9, the exporter v0 to v5", await Assert.ThrowsAsync<ProbeException>(() => GroupsAsync(peers)));
        await MetadataAsync(peers);
        Assert.Equal(1, broker.Connections);
        Assert.Equal([("ApiVersions", 1L), ("Metadata", 2L)], RequestsOf(peers));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_of_0_9_closes_the_connection_and_the_sentence_says_what_that_may_be()
    {
        await using var broker = new ScriptedBroker().On(ApiKey.ApiVersions, static _ => Said.Goodbye);
        AssertFailure(
            FailureKind.Unreachable,
            $"{broker.Endpoint} Metadata: the broker closed the connection over the first request: it may want TLS (tls.enabled), or be older than Kafka 0.10",
            await FailureAsync(broker));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_that_refuses_ApiVersions_or_has_no_Metadata_is_unsupported()
    {
        await using var refusing = new ScriptedBroker().On(ApiKey.ApiVersions, static asked => asked.Reply(new ApiVersionsResponse(ErrorCode.UnsupportedVersion, []).Write));
        AssertFailure(FailureKind.Unsupported, "the broker does not answer ApiVersions v0", await FailureAsync(refusing));
        await using var old = new ScriptedBroker().Knows(ApiKey.Metadata, 0, 0);
        AssertFailure(FailureKind.Unsupported, "the broker speaks Metadata v0 to v0, the exporter v1 to v12 (expected Kafka 1.0 or newer)", await FailureAsync(old));
        await using var unwell = new ScriptedBroker().On(ApiKey.ApiVersions, static asked => asked.Reply(new ApiVersionsResponse(ErrorCode.UnknownServerError, []).Write));
        AssertFailure(FailureKind.Broker, "ApiVersions: UNKNOWN_SERVER_ERROR (-1)", await FailureAsync(unwell));
    }

    [Theory(Timeout = 10_000)]
    [InlineData("15 03 01 00 02 02 46", nameof(FailureKind.Tls), "this listener speaks TLS (set tls.enabled: true")]
    [InlineData("15 03 03 00 02 02 0A", nameof(FailureKind.Tls), "the broker answered with a TLS alert")]
    [InlineData("48 54 54 50 2F 31 2E 31", nameof(FailureKind.Protocol), "the answer is HTTP")]
    [InlineData("FF FF FF FF", nameof(FailureKind.Protocol), "a frame announces -1 bytes")]
    [InlineData("00 00 00 03 00 00 00", nameof(FailureKind.Protocol), "a frame announces 3 bytes")]
    [InlineData("7F FF FF FF", nameof(FailureKind.Protocol), "a frame announces 2147483647 bytes")]
    [InlineData("00 00 00 06 00 00 00 02 00 00", nameof(FailureKind.Protocol), "an answer with the correlation id 2 where 1 is due")]
    [InlineData("00 00 00 06 00 00 00 01 00 00", nameof(FailureKind.Protocol), "4 bytes were announced and 0 are left")]
    [InlineData("00 00 00 0A 00 00 00 01 00 00 7F FF FF FF", nameof(FailureKind.Protocol), "2147483647 items were announced and 0 bytes are left")]
    public async Task What_is_no_broker_is_recognised_by_its_first_bytes(string bytes, string kind, string message)
    {
        await using var broker = new ScriptedBroker().On(ApiKey.ApiVersions, _ => Said.Hex(bytes));
        AssertFailure(Enum.Parse<FailureKind>(kind), message, await FailureAsync(broker));
    }

    [Fact(Timeout = 10_000)]
    public async Task An_answer_that_breaks_off_is_no_answer()
    {
        await using var broker = new ScriptedBroker().On(ApiKey.ApiVersions, static _ => Said.Announcing(20, 0, 0, 0, 1, 0) with { Closes = true });
        AssertFailure(FailureKind.Protocol, "the stream ended after 5 of 20 bytes", await FailureAsync(broker));
    }

    [Fact(Timeout = 10_000)]
    public async Task Who_accepts_and_does_not_say_a_word_is_a_time_out_that_says_what_it_may_be()
    {
        await using var broker = new ScriptedBroker().On(ApiKey.ApiVersions, static _ => null);
        await using var peers = Peers(broker);
        var asked = MetadataAsync(peers);
        await broker.AskedAsync(ApiKey.ApiVersions);
        await Time.TimerAsync(TimeSpan.FromSeconds(3));
        Time.Advance(TimeSpan.FromSeconds(3));
        AssertFailure(
            FailureKind.Timeout,
            $"{broker.Endpoint} Metadata: connected, but no greeting within 3 s: that may not be a Kafka broker, or one that wants TLS",
            await Assert.ThrowsAsync<ProbeException>(() => asked));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_closed_port_is_unreachable_and_told_once()
    {
        Endpoint closed;
        await using (var broker = new ScriptedBroker())
            closed = broker.Endpoint;
        await using var peers = Peers(closed);
        for (var i = 0; i < 3; i++)
        {
            var failure = await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(peers));
            AssertFailure(FailureKind.Unreachable, $"{closed} Metadata: ", failure);
            Time.Advance(TimeSpan.FromSeconds(10));
        }

        var sentence = Assert.Single(Log.Taken());
        Assert.StartsWith($"Warning: No connection to bootstrap server {closed} of target prod (unreachable): ", sentence, StringComparison.Ordinal);
        Assert.EndsWith("Check bootstrap_servers.", sentence, StringComparison.Ordinal);
        await using var back = new ScriptedBroker(closed.Port);
        await MetadataAsync(peers);
        // By now it is known as what it is.
        Assert.StartsWith($"Information: Connected to bootstrap server {closed} of target prod again.", Assert.Single(Log.Taken()), StringComparison.Ordinal);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_listener_that_wants_an_account_closes_over_the_first_question_and_the_sentence_says_so()
    {
        await using var broker = new ScriptedBroker().On(ApiKey.Metadata, static _ => Said.Goodbye);
        AssertFailure(FailureKind.Unreachable, "this listener may want an account (sasl.mechanism)", await FailureAsync(broker));
    }
}
