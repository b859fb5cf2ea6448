using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.Tests.RocketMq.Model;

public sealed class MemberSignsTests
{
    private readonly SubscriptionWatch _watch = new();

    [Fact]
    public void A_client_that_one_broker_misses_is_found_when_it_would_have_connected_long_since()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T"), new PlayedMember("2", "T") { Unreachable = ["b"] });
        Poll(group, 20, 80, 155);
        Assert.Empty(_watch.Members.Missing);
        Poll(group, 215);
        Assert.Equal([SubscriptionReason.ClientMissing], _watch.Findings!.Found);
        Assert.Equal(new Dictionary<string, int> { ["b"] = 1 }, _watch.Members.Missing);

        group.Members[1] = group.Members[1] with { Unreachable = [] };
        Poll(group, 275);
        Assert.Empty(_watch.Members.Missing);
        Assert.Empty(_watch.Findings!.Found);
    }

    [Fact]
    public void A_broker_that_nobody_reaches_misses_everybody()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T") { Unreachable = ["b"] }, new PlayedMember("2", "T") { Unreachable = ["b"] });
        Poll(group, 20, 80, 155, 215);
        Assert.Equal(new Dictionary<string, int> { ["b"] = 2 }, _watch.Members.Missing);
    }

    [Fact]
    public void A_broker_without_anything_that_the_group_consumes_misses_nobody()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T") { Unreachable = ["b"] });
        for (var time = 20; time < 500; time += 60)
            _watch.Observe([.. group.At(time).Select(sighting => sighting with { IsNeeded = sighting.Broker == "a" })]);
        Assert.Empty(_watch.Findings!.Found);
    }

    [Fact]
    public void A_broker_that_was_asked_once_misses_nobody()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T") { Unreachable = ["b"] });
        var b = group.At(20)[1];
        for (var time = 20; time < 500; time += 60)
            _watch.Observe([group.At(time)[0], b]);
        Assert.Empty(_watch.Members.Missing);
    }

    [Fact]
    public void A_client_id_that_two_processes_use_is_found()
    {
        var group = new PlayedGroup(
            new PlayedMember("172.17.0.2@1", "T") { Address = "10.0.0.1:5" }, new PlayedMember("172.17.0.2@1", "T") { Address = "10.0.0.2:7", From = 3 });
        Poll(group, 20, 80, 155);
        Assert.Empty(_watch.Members.Twice);
        Poll(group, 215);
        Assert.Equal(["172.17.0.2@1"], _watch.Members.Twice);
        Assert.Equal([SubscriptionReason.ClientIdTwice], _watch.Findings!.Found);
    }

    [Fact]
    public void A_connection_that_takes_over_from_another_is_no_second_process()
    {
        var group = new PlayedGroup(
            new PlayedMember("1", "T") { Address = "1:1", Until = 50, Lingers = _ => 130 }, new PlayedMember("1", "T") { Address = "1:2", From = 50 });
        Poll(group, 60, 120, 179, 240, 300, 360, 420);
        Assert.Empty(_watch.Members.Twice);
        Assert.Empty(_watch.Findings!.Found);
    }

    [Fact]
    public void One_client_has_another_address_at_each_broker()
    {
        var group = new PlayedGroup(
            new PlayedMember("1", "T") { Address = "1:1", Unreachable = ["b"] }, new PlayedMember("1", "T") { Address = "1:2", Unreachable = ["a"] });
        Poll(group, 20, 80, 155, 215, 290);
        Assert.Empty(_watch.Findings!.Found);
    }

    private void Poll(PlayedGroup group, params double[] times)
    {
        foreach (var time in times)
            _watch.Observe(group.At(time));
    }
}
