using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("V4_9_8")]
    [InlineData("V5_3_3")]
    public async Task Both_configurations_have_the_keys_of_real_ones(string flavor)
    {
        var played = Enum.Parse<Flavor>(flavor);
        await using var cluster = await RocketMqCluster.StartAsync(new() { Flavor = played }, new ManualTime());
        var broker = await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetBrokerConfig);
        var recorded = RecordedAnswers.One(played, "broker-a.GET_BROKER_CONFIG");
        Assert.Equal(Keys(recorded.Body), Keys(broker.Body));
        Assert.Equal(Shape.Of([recorded.Header]), Shape.Of([broker.Header]));
        var nameServer = await TestClient.AskAsync(cluster.NameServers[0], RequestCode.GetNameServerConfig);
        Assert.Equal(Keys(RecordedAnswers.One(played, "ns.GET_NAMESRV_CONFIG").Body), Keys(nameServer.Body));
        Assert.DoesNotContain("${", broker.Body + nameServer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_tells_its_own_name_servers_and_role()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        var slave = (await TestClient.AskAsync(cluster.Broker("broker-b", 1), RequestCode.GetBrokerConfig)).Body.Split('\n');
        Assert.Contains("namesrvAddr=" + cluster.NameServerAddress, slave);
        Assert.Contains("brokerRole=SLAVE", slave);
        Assert.Contains("brokerName=broker-b", slave);
        Assert.Contains("brokerId=1", slave);
    }

    private static IEnumerable<string> Keys(string properties) => properties.Split('\n').Select(line => line.Split('=')[0]);
}
