using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Model;

public sealed class NameServerListTests
{
    [Theory]
    [InlineData("ns:9876;10.0.0.3:9876", nameof(NameServerList.Same))]
    [InlineData("10.0.0.3:9876;NS:9876", nameof(NameServerList.Same))]
    [InlineData("10.0.0.1:9876;10.0.0.2:9876;10.0.0.3:9876", nameof(NameServerList.Same))]
    [InlineData("10.0.0.1:9876", nameof(NameServerList.Fewer))]
    [InlineData("ns:9876", nameof(NameServerList.Fewer))]
    [InlineData("ns:9876;10.0.0.3:9876;10.0.0.4:9876", nameof(NameServerList.Other))]
    [InlineData("old:9876", nameof(NameServerList.Other))]
    public void A_clients_list_is_compared_with_ours(string used, string list) => Assert.Equal(
        Enum.Parse<NameServerList>(list),
        NameServerLists.Compare(used.Split(';'), ["ns:9876", "10.0.0.3:9876"], ["10.0.0.1:9876", "10.0.0.2:9876", "10.0.0.3:9876"]));
}
