using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Model;

/// <summary>Clients' lists against 10.0.0.1, 10.0.0.2, which "ns" stands for too, and 10.0.0.3, which is "third".</summary>
public sealed class NameServerListTests
{
    [Theory]
    [InlineData("ns 10.0.0.3", nameof(NameServerList.Same))]
    [InlineData("third ns", nameof(NameServerList.Same))]
    [InlineData("10.0.0.1 10.0.0.2 10.0.0.3", nameof(NameServerList.Same))]
    [InlineData("10.0.0.1", nameof(NameServerList.Fewer))]
    [InlineData("ns", nameof(NameServerList.Fewer))]
    [InlineData("ns 10.0.0.3 10.0.0.4", nameof(NameServerList.Other))]
    // In another network they may be the same ones.
    [InlineData("192.168.0.1 192.168.0.2", null)]
    [InlineData("", null)]
    public void A_clients_list_is_compared_with_ours(string used, string? list) => Assert.Equal(
        list,
        NameServerLists.Compare<string>([.. used.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(AliasesOf)], [.. new[] { "10.0.0.1", "10.0.0.2", "10.0.0.3" }.Select(AliasesOf)])?.ToString());

    private static HashSet<string> AliasesOf(string name) => name switch
    {
        "ns" => ["ns", "10.0.0.1", "10.0.0.2"],
        "third" => ["third", "10.0.0.3"],
        _ => [name],
    };
}
