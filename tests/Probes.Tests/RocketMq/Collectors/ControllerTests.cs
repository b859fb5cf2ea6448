using Probes.Contract;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors.Controllers;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Protocol;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class ControllerTests
{
    private static readonly BrokerGroup Group = new("C", "a", [new("C", "a", 0, "h:1"), new("C", "a", 2, "h:2")]);
    private static readonly Registry AtH1 = new([.. Group.Members]);
    private static readonly Registry AtH2 = new([new("C", "a", 0, "h:2"), new("C", "a", 1, "h:1")]);
    private static readonly Registry Nowhere = new([new("C", "a", 2, "h:2")]);

    [Fact]
    public void Controllers_that_agree_have_one_leader()
    {
        var answers = new ControllerAnswers([Told("c0", "n0", true), Told("c1", "n0", false), Told("c2", "n0", false)]);
        Assert.Equal(1, answers.Leaders);
        Assert.Equal(["c0"], answers.Candidates.Select(controller => controller.Name));
    }

    [Fact]
    public void Who_is_taken_for_the_leader_by_most_is_asked_first()
    {
        var answers = new ControllerAnswers([Told("c0", "n0", true), Told("c1", "n1", true), Told("c2", "n1", false)]);
        Assert.Equal(2, answers.Leaders);
        Assert.Equal(["c1", "c0"], answers.Candidates.Select(controller => controller.Name));
    }

    [Fact]
    public void Without_a_leader_there_is_nobody_to_ask_and_it_is_said_why()
    {
        var answers = new ControllerAnswers([Told("c0", "", false), Silent("c1"), Silent("c2")]);
        Assert.Equal(0, answers.Leaders);
        Assert.Empty(answers.Candidates);
        Assert.Equal(FailureKind.Timeout, answers.NoLeader.Kind);
        Assert.Equal(FailureKind.Broker, new ControllerAnswers([Told("c0", "n1", false)]).NoLeader.Kind);
    }

    [Fact]
    public void What_the_leader_knows_of_the_replicas_is_written()
    {
        var samples = Write(new ReplicasInfo("h:1", 3, 9, [new(1, "h:1", true)], [new(2, "h:2", false)]), AtH1);
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["rocketmq_controller_in_sync_replicas C a"] = 1,
                ["rocketmq_controller_out_of_sync_replicas C a"] = 1,
                ["rocketmq_controller_master_known C a"] = 1,
                ["rocketmq_controller_master_agreed C a"] = 1,
                ["rocketmq_controller_master_epoch C a"] = 3,
                ["rocketmq_controller_sync_state_set_epoch C a"] = 9,
                ["rocketmq_controller_replica_in_sync C a 1"] = 1,
                ["rocketmq_controller_replica_in_sync C a 2"] = 0,
                ["rocketmq_controller_replica_alive C a 1"] = 1,
                ["rocketmq_controller_replica_alive C a 2"] = 0,
            }.OrderBy(sample => sample.Key, StringComparer.Ordinal),
            samples.OrderBy(sample => sample.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void What_an_older_controller_does_not_tell_is_absent()
    {
        var samples = Write(new ReplicasInfo("h:1", null, null, [new(null, "h:1", null), new(2, "h:2", null)], []), AtH1);
        Assert.Equal(["rocketmq_controller_replica_in_sync C a 2"], samples.Keys.Where(key => key.Contains("replica_", StringComparison.Ordinal)));
        Assert.DoesNotContain(samples.Keys, key => key.Contains("epoch", StringComparison.Ordinal));
    }

    [Fact]
    public void The_master_must_be_the_same_for_every_name_server()
    {
        Assert.Equal(1, Agreed("h:1", AtH1, AtH1));
        Assert.Equal(0, Agreed("h:1", AtH1, AtH2));
        Assert.Equal(0, Agreed("h:1", Nowhere));
        Assert.Equal(0, Agreed("", AtH1));
        Assert.Equal(1, Agreed("", Nowhere));
        // No name server answered: nobody knows.
        Assert.Null(Agreed("h:1"));
    }

    [Fact]
    public void Of_two_clusters_with_the_same_broker_name_it_is_the_one_at_the_replicas_addresses()
    {
        var elsewhere = new BrokerMember("D", "a", 0, "x:1");
        var view = ClusterView.Empty.Refresh([new([.. Group.Members, elsewhere])], DateTimeOffset.UnixEpoch);
        var info = new ReplicasInfo("h:1", 1, 1, [new(1, "h:1", true)], []);
        Assert.True(SyncStateSamples.IsOf(view.Groups.Single(group => group.Cluster == "C"), info, view));
        Assert.False(SyncStateSamples.IsOf(view.Groups.Single(group => group.Cluster == "D"), info, view));
        // Where there is only one, it may be known by other addresses to the controllers.
        var single = ClusterView.Empty.Refresh([new([elsewhere])], DateTimeOffset.UnixEpoch);
        Assert.True(SyncStateSamples.IsOf(single.Groups[0], info, single));
    }

    private static double? Agreed(string master, params Registry[] registries) =>
        Write(new ReplicasInfo(master, 1, 1, [], []), registries).TryGetValue("rocketmq_controller_master_agreed C a", out var agreed) ? agreed : null;

    private static Dictionary<string, double> Write(ReplicasInfo info, params Registry[] registries) =>
        new SampleTable().Of(sink => SyncStateSamples.Add(sink, Group, info, registries));

    private static (Controller, Answer<ControllerMetadata>) Told(string name, string leader, bool isLeader) =>
        (Named(name), new Answer<ControllerMetadata>(new ControllerMetadata("g", leader, "", isLeader, []), null));

    private static (Controller, Answer<ControllerMetadata>) Silent(string name) =>
        (Named(name), new Answer<ControllerMetadata>(null, new ProbeException(FailureKind.Timeout, "silence")));

    private static Controller Named(string name)
    {
        var time = new ManualTime();
        var options = new RemotingOptions { Timeout = TimeSpan.FromSeconds(1), Window = 1, Time = time, Dial = new Dialer(time).DialAsync };
        return new Controller(name, new ControllerClient(new RemotingConnection(new Endpoint(name, 9878), options)));
    }
}
