using Probes.Nats.Client;
using Probes.Nats.Collectors;
using Probes.Nats.Collectors.Accounts;
using Tests.Shared;

namespace Probes.Tests.Nats.Collectors;

/// <summary>What accounts and clusters go by, whichever document names them.</summary>
public sealed class LabelsTests
{
    private readonly AccountRegister _accounts = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void An_account_that_only_JetStream_names_goes_by_that_name_everywhere()
    {
        _accounts.Learn("ACMO3", null);
        Assert.Equal("ACMO3", _accounts.NameOf("ACMO3"));
        _accounts.Learn("ACMO3", "orders");
        _accounts.Learn("ACMO3", null);
        Assert.Equal("orders", _accounts.NameOf("ACMO3"));
    }

    [Fact]
    public void Two_accounts_of_one_name_go_by_their_keys_until_one_is_renamed()
    {
        _accounts.Learn("AAA", "team");
        _accounts.Learn("BBB", "team");
        Assert.Equal(("AAA", "BBB"), (_accounts.NameOf("AAA"), _accounts.NameOf("BBB")));
        _accounts.Learn("BBB", "others");
        Assert.Equal(("team", "others"), (_accounts.NameOf("AAA"), _accounts.NameOf("BBB")));
    }

    [Fact]
    public void An_account_that_is_called_like_the_key_of_another_goes_by_its_own_key()
    {
        _accounts.Learn("APP", "APP");
        _accounts.Learn("AAA", "APP");
        Assert.Equal(("APP", "AAA"), (_accounts.NameOf("APP"), _accounts.NameOf("AAA")));
    }

    [Fact]
    public void Clients_without_an_account_have_the_default_one() => Assert.Equal("$G", _accounts.NameOf(null));

    [Fact]
    public void One_cluster_goes_by_the_name_that_is_configured()
    {
        var labels = new ClusterLabels("prod", "t", _time);
        labels.Note([Server("n1", "east"), Server("n2", "east")]);
        Assert.Equal("prod", labels.Of(Server("n1", "east")));
    }

    [Fact]
    public void Several_clusters_of_one_target_are_told_apart_also_while_one_is_away()
    {
        var labels = new ClusterLabels("prod", "t", _time);
        labels.Note([Server("n1", "east"), Server("leaf", "")]);
        Assert.Equal(("prod/east", "prod/leaf"), (labels.Of(Server("n1", "east")), labels.Of(Server("leaf", ""))));
        _time.Advance(TimeSpan.FromMinutes(5));
        labels.Note([Server("n1", "east")]);
        Assert.Equal("prod/east", labels.Of(Server("n1", "east")));
        _time.Advance(TimeSpan.FromMinutes(6));
        labels.Note([Server("n1", "east")]);
        Assert.Equal("prod", labels.Of(Server("n1", "east")));
    }

    [Fact]
    public void Without_a_configured_name_a_server_goes_by_its_cluster_its_name_or_the_target_s()
    {
        var labels = new ClusterLabels(null, "t", _time);
        Assert.Equal(("east", "n1", "t"), (labels.Of(Server("n1", "east")), labels.Of(Server("n1", "")), labels.Of(new ServerIdentity("NABC", "NABC", "", ""))));
    }

    private static ServerIdentity Server(string name, string cluster) => new(name, $"id-{name}", cluster, "2.9.10");
}
