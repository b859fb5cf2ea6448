using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Model;

public sealed class RegistryFlawTests
{
    [Fact]
    public void Tables_that_fit_have_no_flaw() => Assert.Empty(Find(["a", "b"], ("C", ["a"]), ("D", ["b"])));

    [Fact]
    public void One_name_in_two_clusters_is_told() => Assert.Equal(["two_clusters a"], Find(["a", "b"], ("C", ["a"]), ("D", ["b", "a"])));

    [Fact]
    public void A_member_without_address_and_an_address_without_cluster_are_told() =>
        Assert.Equal(["no_address a", "no_cluster b"], Find(["b"], ("C", ["a"])));

    private static IEnumerable<string> Find(string[] brokers, params (string Cluster, string[] Brokers)[] clusters) => RegistryFlaw
        .Find(clusters.ToDictionary(cluster => cluster.Cluster, cluster => (IReadOnlyList<string>)cluster.Brokers), brokers.ToHashSet())
        .Select(flaw => $"{flaw.Reason} {flaw.Broker}");
}
