using Probes.Nats.Model.Servers;

namespace Probes.Tests.Nats.Model;

/// <summary>What servers say in words of their own becomes a few words.</summary>
public sealed class ServerWordsTests
{
    [Theory]
    [InlineData("JetStream has not established contact with a meta leader", "meta_leader")]
    [InlineData("JetStream is not current with the meta leader", "meta_leader")]
    [InlineData("JetStream not enabled", "jetstream_disabled")]
    [InlineData("JetStream stream 'APP > ORDERS' is not current", "stream")]
    [InlineData("JetStream consumer 'APP > ORDERS > c' is not current", "consumer")]
    [InlineData("JetStream is still recovering streams", "recovering")]
    [InlineData("not ready for connections", "not_ready")]
    [InlineData("something new", "other")]
    [InlineData(null, "other")]
    public void Why_a_server_is_not_well_is_one_of_a_few_reasons(string? error, string reason) => Assert.Equal(reason, UnwellReason.Of(error));

    [Theory]
    [InlineData("Routed JS API Requests", "jetstream_api")]
    [InlineData("SendQ", "account_send")]
    [InlineData("System sendQ", "system_send")]
    [InlineData("[ACC:APP] RAFT 'C-R3F-0ElPScqI' appendEntry", "raft_append_entry")]
    [InlineData("[ACC:APP] stream 'ORDERS' messages", "stream_messages")]
    [InlineData("[ACC:APP] consumer 'c' on stream 'ORDERS' ackMsgs", "consumer_acks")]
    [InlineData("whatever", "other")]
    public void A_queue_is_known_by_its_purpose(string name, string purpose)
    {
        Assert.Equal(purpose, QueuePurpose.Of(name));
        Assert.Contains(purpose, QueuePurpose.All);
    }

    [Theory]
    [InlineData("Slow Consumer (Write Deadline)", "slow_consumer_write_deadline", true)]
    [InlineData("Slow Consumer (Pending Bytes)", "slow_consumer_pending_bytes", true)]
    [InlineData("Client Closed", "client_closed", false)]
    [InlineData("TLS Handshake Failure", "tls_handshake_failure", false)]
    [InlineData("What nobody knows", "other", false)]
    [InlineData(null, "other", false)]
    public void Why_a_connection_ended_is_one_of_a_few_reasons(string? text, string reason, bool isSlow)
    {
        Assert.Equal(reason, ClosedReason.Of(text));
        Assert.Equal(isSlow, ClosedReason.IsSlow(reason));
    }

    [Theory]
    [InlineData("/varz", "/varz")]
    [InlineData("/base/jsz", "/jsz")]
    [InlineData("/", null)]
    [InlineData("/whatever", null)]
    public void A_path_is_known_without_the_server_s_base_path(string path, string? known) => Assert.Equal(known, HttpPath.Of(path));

    [Fact]
    public void A_closed_connection_counts_once_however_often_it_is_told()
    {
        var ledger = new ClosedLedger<string>();
        ledger.Note("id", [(1, "a"), (2, "b")], 10, "other");
        ledger.Note("id", [(2, "b"), (3, "a"), (3, "a")], 10, "other");
        Assert.Equal([("a", 2), ("b", 1)], ledger.Totals.Select(total => (total.Key, total.Value)).Order());
        ledger.Note("id after a restart", [(1, "a")], 10, "other");
        Assert.Equal([("a", 1)], ledger.Totals.Select(total => (total.Key, total.Value)));
    }

    [Fact]
    public void Kinds_beyond_the_limit_are_counted_together()
    {
        var ledger = new ClosedLedger<string>();
        ledger.Note("id", [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (5, "a")], 2, "other");
        Assert.Equal([("a", 2), ("b", 1), ("other", 2)], ledger.Totals.Select(total => (total.Key, total.Value)).Order());
    }
}
