using System.Collections.Immutable;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Model;

public sealed class ClusterViewTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BrokerMember Master = new("C", "broker-a", 0, "10.0.0.1:10911");
    private static readonly BrokerMember Slave = new("C", "broker-a", 1, "10.0.0.2:10911");
    private static readonly BrokerMember Other = new("C", "broker-b", 0, "10.0.0.3:10911");

    [Fact]
    public void The_view_is_the_union_of_what_the_name_servers_know()
    {
        var view = ClusterView.Empty.Refresh([Registry(Master), Registry(Other, Slave)], Start);
        Assert.Equal([Master, Slave, Other], view.Members);
        Assert.Equal(["broker-a", "broker-b"], view.Groups.Select(group => group.Broker));
        Assert.True(view.Groups[0].HasMaster);
        Assert.Equal([Master, Slave], view.Groups[0].Members);
    }

    [Fact]
    public void Where_name_servers_differ_the_first_gives_the_address()
    {
        var moved = Master with { Address = "10.0.0.9:10911" };
        Assert.Equal([Master], ClusterView.Empty.Refresh([Registry(Master), Registry(moved)], Start).Members);
    }

    [Fact]
    public void A_broker_that_no_name_server_lists_any_more_is_asked_for_an_hour()
    {
        var view = ClusterView.Empty.Refresh([Registry(Master, Slave)], Start);
        view = view.Refresh([Registry(Slave)], Start.AddMinutes(59));
        Assert.Equal([Master, Slave], view.Members);
        view = view.Refresh([Registry(Slave)], Start.AddMinutes(60));
        Assert.Equal([Slave], view.Members);
        Assert.False(view.Groups[0].HasMaster);
    }

    [Fact]
    public void Being_listed_again_begins_the_hour_anew()
    {
        var view = ClusterView.Empty.Refresh([Registry(Master)], Start);
        view = view.Refresh([Registry(Master)], Start.AddMinutes(50));
        view = view.Refresh([Registry()], Start.AddMinutes(109));
        Assert.Equal([Master], view.Members);
        Assert.True(view.Refresh([Registry()], Start.AddMinutes(110)).IsEmpty);
    }

    [Fact]
    public void While_no_name_server_answers_the_brokers_are_where_they_were()
    {
        var view = ClusterView.Empty.Refresh([Registry(Master)], Start);
        Assert.Same(view, view.Refresh([], Start.AddDays(1)));
    }

    [Fact]
    public void A_broker_that_moved_is_asked_at_its_new_address_only()
    {
        var moved = Master with { Address = "10.0.0.9:10911" };
        Assert.Equal([moved], ClusterView.Empty.Refresh([Registry(Master)], Start).Refresh([Registry(moved)], Start.AddMinutes(1)).Members);
    }

    [Fact]
    public void A_slave_that_became_master_is_one_broker_and_not_two()
    {
        var promoted = Slave with { Id = 0 };
        var view = ClusterView.Empty.Refresh([Registry(Master, Slave)], Start).Refresh([Registry(promoted)], Start.AddMinutes(1));
        Assert.Equal([promoted], view.Members);
    }

    [Fact]
    public void Name_servers_that_learn_of_an_election_one_after_the_other_show_each_process_once()
    {
        var (first, second) = (Slave with { Id = 0 }, Master with { Id = 1 });
        var view = ClusterView.Empty.Refresh([Registry(Master, Slave with { Id = 2 }), Registry(first, second)], Start);
        Assert.Equal([Master, Slave with { Id = 2 }], view.Members);
        view = view.Refresh([Registry(first, second), Registry(Master, Slave with { Id = 2 })], Start.AddSeconds(15));
        Assert.Equal([first, second], view.Members);
    }

    [Fact]
    public void The_same_address_under_two_broker_names_is_shown_under_both()
    {
        var twin = Master with { Broker = "broker-z" };
        Assert.Equal(2, ClusterView.Empty.Refresh([Registry(Master, twin)], Start).Groups.Length);
    }

    [Fact]
    public void The_same_name_in_two_clusters_is_two_brokers()
    {
        var elsewhere = Master with { Cluster = "D", Address = "10.0.0.7:10911" };
        Assert.Equal(2, ClusterView.Empty.Refresh([Registry(Master, elsewhere)], Start).Groups.Length);
    }

    [Fact]
    public void Names_of_clusters_and_brokers_stay_known_for_an_hour()
    {
        var view = ClusterView.Empty.Refresh([Registry(Master) with { Names = ImmutableHashSet.Create("C", "broker-a") }], Start);
        view = view.Refresh([Registry() with { Names = ImmutableHashSet.Create("D") }], Start.AddMinutes(11));
        Assert.Equal(["C", "D", "broker-a"], view.Names.Order(StringComparer.Ordinal));
        // As long as brokers are remembered, and no longer.
        view = view.Refresh([Registry() with { Names = ImmutableHashSet.Create("D") }], Start + ClusterView.Remembrance);
        Assert.Equal(["D"], view.Names);
    }

    private static Registry Registry(params ImmutableArray<BrokerMember> members) => new(members);
}
