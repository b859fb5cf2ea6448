using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Tests.Kafka.Client;

/// <summary>A broker answers in the order in which it is asked, and works at one request at a time.</summary>
public sealed class InTurnTests : PeersFixture
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(3);

    [Fact(Timeout = 10_000)]
    public async Task An_answer_out_of_turn_ends_the_connection()
    {
        await using var broker = new ScriptedBroker();
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        broker.On(ApiKey.ListGroups, static asked => asked.ReplyTo(asked.Header.CorrelationId + 5, new ListGroupsResponse(ErrorCode.None, []).Write));
        AssertFailure(FailureKind.Protocol, "an answer with the correlation id 7 where 2 is due", await Assert.ThrowsAsync<ProbeException>(() => GroupsAsync(peers)));
        broker.On(ApiKey.ListGroups, static asked => asked.Reply(new ListGroupsResponse(ErrorCode.None, []).Write));
        await GroupsAsync(peers);
        Assert.Equal(2, broker.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task An_answer_that_nobody_asked_for_ends_the_connection()
    {
        await using var broker = new ScriptedBroker().On(ApiKey.Metadata, static asked =>
        {
            var answer = asked.Reply(ScriptedBroker.Metadata((1, new("127.0.0.1", 1))).Write);
            return answer with { Bytes = [.. answer.Bytes, .. answer.Bytes] };
        });
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        await MetadataAsync(peers);
        Assert.Equal(2, broker.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_garbled_body_fails_its_request_alone()
    {
        await using var broker = new ScriptedBroker();
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        broker.On(ApiKey.ListGroups, static asked => asked.Reply(static writer => writer.Int8(1)));
        AssertFailure(FailureKind.Protocol, "bytes were announced and", await Assert.ThrowsAsync<ProbeException>(() => GroupsAsync(peers)));
        broker.On(ApiKey.ListGroups, static asked => asked.Reply(writer =>
        {
            new ListGroupsResponse(ErrorCode.None, []).Write(writer);
            writer.Int32(0);
        }));
        AssertFailure(FailureKind.Protocol, "4 bytes are left after a ListGroups v5 response", await Assert.ThrowsAsync<ProbeException>(() => GroupsAsync(peers)));
        await MetadataAsync(peers);
        Assert.Equal(1, broker.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task Silence_is_a_time_out_that_names_broker_and_request_and_ends_the_connection()
    {
        await using var broker = new ScriptedBroker();
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        broker.On(ApiKey.ListGroups, static _ => null);
        var asked = GroupsAsync(peers);
        await broker.AskedAsync(ApiKey.ListGroups);
        await Time.TimerAsync(_limit);
        Time.Advance(_limit);
        AssertFailure(FailureKind.Timeout, $"{broker.Endpoint} ListGroups: no answer within 3 s", await Assert.ThrowsAsync<ProbeException>(() => asked));
        await MetadataAsync(peers);
        Assert.Equal(2, broker.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task Who_waits_behind_a_request_that_is_late_is_asked_again_and_does_not_fail()
    {
        var isStuck = true;
        await using var broker = new ScriptedBroker();
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        broker.On(ApiKey.ListGroups, static _ => null);
        broker.On(ApiKey.Metadata, asked => Volatile.Read(ref isStuck) ? null : asked.Reply(ScriptedBroker.Metadata((1, broker.Endpoint)).Write));
        var late = GroupsAsync(peers);
        await broker.AskedAsync(ApiKey.ListGroups);
        var behind = peers.AskAsync(1, new MetadataRequest(), CancellationToken.None);
        await broker.AskedAsync(ApiKey.Metadata, 2);
        await Time.TimersAsync(2);
        Volatile.Write(ref isStuck, false);
        Time.Advance(_limit);
        AssertFailure(FailureKind.Timeout, "ListGroups: no answer within 3 s", await Assert.ThrowsAsync<ProbeException>(() => late));
        Assert.Equal("scripted", (await behind).ClusterId);
        Assert.Equal(2, broker.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_deadline_that_passes_is_a_time_out_and_leaves_the_connection_usable()
    {
        await using var broker = new ScriptedBroker();
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        Asked? held = null;
        broker.On(ApiKey.ListGroups, asked =>
        {
            held = asked;
            return null;
        });
        using var deadline = new CancellationTokenSource();
        var given = peers.AskAsync(1, new ListGroupsRequest(), deadline.Token);
        await broker.AskedAsync(ApiKey.ListGroups);
        await deadline.CancelAsync();
        AssertFailure(FailureKind.Timeout, "no answer before the deadline", await Assert.ThrowsAsync<ProbeException>(() => given));
        // Its answer comes late, before the next one's, and is passed over.
        broker.On(ApiKey.Metadata, asked =>
        {
            var (late, now) = (held!.Reply(new ListGroupsResponse(ErrorCode.None, []).Write), asked.Reply(ScriptedBroker.Metadata((1, broker.Endpoint)).Write));
            return new Said([.. late.Bytes, .. now.Bytes]);
        });
        await MetadataAsync(peers);
        Assert.Equal(1, broker.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task What_makes_a_broker_look_at_its_disks_has_a_connection_and_a_time_of_its_own()
    {
        await using var broker = new ScriptedBroker().On(ApiKey.DescribeLogDirs, static _ => null);
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        var slow = peers.AskAsync(1, new DescribeLogDirsRequest(), CancellationToken.None);
        await broker.AskedAsync(ApiKey.DescribeLogDirs);
        await GroupsAsync(peers);
        Assert.Equal(2, broker.Connections);
        await Time.TimerAsync(TimeSpan.FromSeconds(10));
        Time.Advance(TimeSpan.FromSeconds(10));
        AssertFailure(FailureKind.Timeout, "DescribeLogDirs: no answer within 10 s", await Assert.ThrowsAsync<ProbeException>(() => slow));
    }
}
