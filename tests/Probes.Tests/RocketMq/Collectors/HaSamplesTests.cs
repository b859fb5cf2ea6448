using Probes.RocketMq.Collectors.Replication;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class HaSamplesTests
{
    private static readonly BrokerMember Master = new("C", "a", 0, "10.0.0.1:10911");
    private static readonly BrokerMember Slave = new("C", "a", 1, "10.0.0.2:10911");
    private static readonly BrokerMember Other = new("C", "a", 2, "10.0.0.3:10911");

    [Fact]
    public void A_recorded_master_and_slave_are_written()
    {
        var group = new BrokerGroup("C", "a", [Master with { Address = "127.0.0.1:11911" }, Slave with { Address = "127.0.0.1:11921" }]);
        var samples = new SampleTable().Of(sink => HaSamples.Add(sink, group, _ => true, member => Recorded(member.IsMaster ? "broker-a" : "broker-a-s1")));
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["rocketmq_broker_ha_connected_slaves C a 0"] = 1,
                ["rocketmq_broker_ha_in_sync_slaves C a 0"] = 1,
                ["rocketmq_broker_ha_slave_acknowledgement_lag_bytes C a 0"] = 479,
                ["rocketmq_broker_ha_sent_bytes_per_second C a 0"] = 120,
                ["rocketmq_broker_slave_in_sync C a 1"] = 1,
                ["rocketmq_broker_ha_received_bytes_per_second C a 1"] = 76442,
                ["rocketmq_broker_ha_last_read_timestamp_seconds C a 1"] = 1795223338.046,
            }.OrderBy(sample => sample.Key, StringComparer.Ordinal),
            samples.OrderBy(sample => sample.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void A_slave_that_is_not_connected_is_not_in_sync()
    {
        var samples = Write(new HaStatus(true, 0, [], null));
        Assert.Equal(0, samples["rocketmq_broker_ha_connected_slaves C a 0"]);
        Assert.Equal(0, samples["rocketmq_broker_slave_in_sync C a 1"]);
        Assert.Equal(0, samples["rocketmq_broker_slave_in_sync C a 2"]);
        Assert.DoesNotContain("rocketmq_broker_ha_slave_acknowledgement_lag_bytes C a 0", samples.Keys);
    }

    [Fact]
    public void A_slave_that_was_taken_away_is_missed_by_nobody()
    {
        var samples = Write(new HaStatus(true, 0, [], null), member => member != Other);
        Assert.Equal(0, samples["rocketmq_broker_slave_in_sync C a 1"]);
        Assert.DoesNotContain("rocketmq_broker_slave_in_sync C a 2", samples.Keys);
    }

    [Fact]
    public void Each_connection_is_told_by_its_host_and_the_furthest_behind_is_what_counts()
    {
        var samples = Write(new HaStatus(true, 1, [Connection("10.0.0.2", 300 << 20, false), Connection("10.0.0.3", 5, true)], null));
        Assert.Equal(0, samples["rocketmq_broker_slave_in_sync C a 1"]);
        Assert.Equal(1, samples["rocketmq_broker_slave_in_sync C a 2"]);
        Assert.Equal(300 << 20, samples["rocketmq_broker_ha_slave_acknowledgement_lag_bytes C a 0"]);
        Assert.Equal(20, samples["rocketmq_broker_ha_sent_bytes_per_second C a 0"]);
    }

    [Theory]
    [InlineData("192.168.1.1")] // NAT: comes from where no slave is
    [InlineData("10.0.0.2 10.0.0.2")] // twice: an old connection that has not ended, or a second slave there
    public void What_cannot_be_told_is_not_guessed(string hosts)
    {
        var samples = Write(new HaStatus(true, 1, [.. hosts.Split(' ').Select(host => Connection(host, 0, true))], null));
        Assert.DoesNotContain(samples.Keys, key => key.StartsWith("rocketmq_broker_slave_in_sync", StringComparison.Ordinal));
        Assert.Equal(1, samples["rocketmq_broker_ha_in_sync_slaves C a 0"]);
    }

    [Fact]
    public void Two_slaves_on_one_host_are_not_told_apart()
    {
        var group = new BrokerGroup("C", "a", [Master, Slave, Slave with { Id = 2, Address = "10.0.0.2:20911" }]);
        var status = new HaStatus(true, 2, [Connection("10.0.0.2", 0, true), Connection("10.0.0.2", 9, false)], null);
        Assert.Empty(HaConnections.InSync(group, status.Connections));
    }

    [Fact]
    public void A_member_that_was_elected_meanwhile_is_shown_as_what_it_says_it_is()
    {
        var group = new BrokerGroup("C", "a", [Master, Slave]);
        var samples = new SampleTable().Of(sink => HaSamples.Add(sink, group, _ => true, member => member == Slave ? new HaStatus(true, 0, [], null) : null));
        Assert.Equal(0, samples["rocketmq_broker_ha_connected_slaves C a 1"]);
        Assert.DoesNotContain(samples.Keys, key => key.StartsWith("rocketmq_broker_slave_in_sync", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_said_three_minutes_ago_is_not_told_any_more()
    {
        var memory = new HaMemory();
        var now = DateTimeOffset.UnixEpoch;
        var status = new HaStatus(true, 0, [], null);
        memory.Note(Master, status, now);
        Assert.Same(status, memory.Of(Master, now.AddMinutes(2)));
        Assert.Null(memory.Of(Master, now.AddMinutes(3)));
        memory.Note(Master, null, now);
        Assert.Null(memory.Of(Master, now));
        memory.Note(Master, status, now);
        memory.Keep([Slave]);
        Assert.Null(memory.Of(Master, now));
    }

    private static Dictionary<string, double> Write(HaStatus master, Func<BrokerMember, bool>? isListed = null) => new SampleTable().Of(sink =>
        HaSamples.Add(sink, new BrokerGroup("C", "a", [Master, Slave, Other]), isListed ?? (_ => true), member => member.IsMaster ? master : null));

    private static HaConnection Connection(string host, long behind, bool inSync) => new(host + ":34567", behind, inSync, 10);

    private static HaStatus Recorded(string server) => GetBrokerHaStatus.Read(
        RemotingCodec.Read(CaptureSet.Load("rocketmq-5.3.3")[server + ".GET_BROKER_HA_STATUS"].Response).Body);
}
