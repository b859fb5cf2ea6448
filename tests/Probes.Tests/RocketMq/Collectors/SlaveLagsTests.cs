using Probes.RocketMq.Collectors.Replication;
using Probes.RocketMq.Model;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class SlaveLagsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BrokerMember Master = new("C", "a", 0, "h:1");
    private static readonly BrokerMember Slave = new("C", "a", 1, "h:2");
    private static readonly BrokerMember Other = new("C", "a", 2, "h:3");

    private readonly SampleTable _table = new();
    private readonly SlaveLags _lags = new();

    [Fact]
    public void Each_slave_has_its_own_lag()
    {
        Collect(0, Logs(0, 1000, (Slave, 1000), (Other, 1000)));
        var samples = Collect(1, Logs(1, 2000, (Slave, 1500), (Other, 2000)));
        Assert.Equal(500, samples["rocketmq_broker_slave_lag_bytes C a 1"]);
        Assert.Equal(0, samples["rocketmq_broker_slave_lag_bytes C a 2"]);
        Assert.InRange(samples["rocketmq_broker_slave_lag_seconds C a 1"], 29, 31);
        Assert.Equal(0, samples["rocketmq_broker_slave_lag_seconds C a 2"]);
    }

    [Fact]
    public void A_slave_that_does_not_tell_has_no_lag()
    {
        var samples = Collect(0, Logs(0, 1000, (Slave, 900)));
        Assert.Equal(["rocketmq_broker_slave_lag_bytes C a 1"], samples.Keys);
    }

    [Fact]
    public void Without_a_master_that_tells_no_slave_has_a_lag()
    {
        Collect(0, Logs(0, 1000, (Slave, 900), (Other, 900)));
        Assert.Empty(Collect(1, Logs(1, null, (Slave, 900), (Other, 900))));
        // What was seen before still dates what is missing.
        var samples = Collect(2, Logs(2, 2000, (Slave, 1000), (Other, 1900)));
        Assert.InRange(samples["rocketmq_broker_slave_lag_seconds C a 1"], 30, 121);
    }

    [Fact]
    public void A_master_without_slaves_is_nobody_s_matter() =>
        Assert.Empty(Collect(0, new GroupLogs(new BrokerGroup("C", "a", [Master]), Start, 1000, [])));

    [Fact]
    public void An_elected_master_goes_on_where_the_last_one_was()
    {
        Collect(0, Logs(0, 1000, (Slave, 1000), (Other, 1000)));
        Collect(1, Logs(1, 2000, (Slave, 2000), (Other, 1400)));
        // The slave at h:2 is the master now, and the other one is still behind by the same bytes.
        var elected = new BrokerGroup("C", "a", [Slave with { Id = 0 }, Other]);
        var samples = Collect(2, new GroupLogs(elected, Start.AddMinutes(2), 2000, [(Other, 1400)]));
        Assert.Equal(600, samples["rocketmq_broker_slave_lag_bytes C a 2"]);
        Assert.InRange(samples["rocketmq_broker_slave_lag_seconds C a 2"], 60, 120);
    }

    [Fact]
    public void A_broker_name_that_is_gone_is_forgotten()
    {
        Collect(0, Logs(0, 1000, (Slave, 1000), (Other, 1000)));
        Assert.Empty(Collect(1));
        Assert.DoesNotContain("rocketmq_broker_slave_lag_seconds C a 1", Collect(2, Logs(2, 3000, (Slave, 1500), (Other, 3000))).Keys);
    }

    private Dictionary<string, double> Collect(int minute, params GroupLogs[] groups)
    {
        Assert.All(groups, group => Assert.Equal(Start.AddMinutes(minute), group.AskedAt));
        return _table.Of(sink => _lags.Add(sink, groups));
    }

    private static GroupLogs Logs(int minute, long? end, params (BrokerMember, long)[] slaves) =>
        new(new BrokerGroup("C", "a", [Master, Slave, Other]), Start.AddMinutes(minute), end, slaves);
}
