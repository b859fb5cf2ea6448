using System.Collections.Immutable;
using System.Net;
using Probes.RocketMq;
using Probes.RocketMq.Collectors;
using Probes.RocketMq.Model;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class OwnBrokerTests
{
    private static readonly ImmutableArray<BrokerGroup> _groups =
    [
        new("c", "broker-a", [new("c", "broker-a", 0, "10.0.0.1:10911"), new("c", "broker-a", 1, "10.0.0.2:10911")]),
        new("c", "broker-b", [new("c", "broker-b", 0, "broker-b-0.broker.messaging.svc:10911")]),
        new("c", "broker-c", [new("c", "broker-c", 0, "172.17.0.9:10911")]),
    ];

    [Theory]
    [InlineData("10.0.0.2", "any", "", "10.0.0.2:10911")]
    [InlineData("10.9.9.9", "broker-b-0", "", "broker-b-0.broker.messaging.svc:10911")]
    [InlineData("10.9.9.9", "any", "10.0.0.1:10911", "10.0.0.1:10911")]
    [InlineData("10.9.9.9", "any", "broker-b", "broker-b-0.broker.messaging.svc:10911")]
    [InlineData("10.0.0.2", "any", "broker-a", "10.0.0.2:10911")]
    [InlineData("10.0.0.2", "any", "broker-c", "172.17.0.9:10911")]
    [InlineData("10.9.9.9", "any", "broker-a", null)]
    [InlineData("10.9.9.9", "broker-b", "", null)]
    public void It_is_the_one_that_is_named_or_else_the_one_on_this_machine(string address, string host, string broker, string? expected)
    {
        var own = new OwnBroker(new RocketMqOptions { Scope = Scope.Broker, Broker = broker }, () => new LocalHost(host, new HashSet<IPAddress> { IPAddress.Parse(address) }));
        Assert.Equal(expected is null ? [] : [expected], own.Select(_groups).SelectMany(group => group.Members).Select(member => member.Address));
        Assert.Equal(expected is null, own.ProblemIn(_groups) is not null);
    }

    [Fact]
    public void A_broker_that_is_reached_on_this_machine_by_the_address_map_is_beside_the_exporter()
    {
        var options = new RocketMqOptions { Scope = Scope.Broker, AddressMap = new Dictionary<string, Endpoint> { ["172.17.0.9:10911"] = new("127.0.0.1", 10911) } };
        var own = new OwnBroker(options, () => new LocalHost("any", new HashSet<IPAddress>()));
        Assert.Equal(["broker-c"], own.Select(_groups).Select(group => group.Broker));
    }
}
