using Probes.Contract;
using Probes.Kafka;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;

namespace Probes.Tests.Kafka.Client;

/// <summary>Bootstrap servers, then the brokers that metadata names.</summary>
public sealed class KafkaPeersTests : PeersFixture
{
    [Fact(Timeout = 10_000)]
    public async Task Brokers_are_asked_by_number_where_they_advertise_themselves()
    {
        await using var one = new ScriptedBroker();
        await using var two = new ScriptedBroker();
        Cluster(one, two);
        await using var peers = Peers(one);
        await MetadataAsync(peers);
        await GroupsAsync(peers, 2);
        Assert.Equal((0, 1), (one.Count(ApiKey.ListGroups), two.Count(ApiKey.ListGroups)));
        Assert.Equal(new[] { one.Endpoint.ToString(), two.Endpoint.ToString() }.Order(StringComparer.Ordinal), peers.Peers.Select(peer => peer.Peer));
    }

    [Fact(Timeout = 10_000)]
    public async Task An_advertised_address_that_is_mapped_is_dialled_where_the_map_says()
    {
        await using var broker = new ScriptedBroker();
        broker.On(ApiKey.Metadata, asked => asked.Reply(ScriptedBroker.Metadata((7, new Endpoint("kafka-7.internal", 9092))).Write));
        Options = Options with { AddressMap = new Dictionary<Endpoint, Endpoint> { [new("kafka-7.internal", 9092)] = broker.Endpoint } };
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        await GroupsAsync(peers, 7);
        Assert.Equal(1, broker.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task An_advertised_address_that_does_not_answer_is_told_once_with_what_to_do()
    {
        Endpoint dead;
        await using (var gone = new ScriptedBroker())
            dead = gone.Endpoint;
        await using var broker = new ScriptedBroker();
        broker.On(ApiKey.Metadata, asked => asked.Reply(ScriptedBroker.Metadata((1, broker.Endpoint), (2, dead)).Write));
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        for (var i = 0; i < 3; i++)
        {
            AssertFailure(FailureKind.Unreachable, $"{dead} ListGroups: ", await Assert.ThrowsAsync<ProbeException>(() => GroupsAsync(peers, 2)));
            Time.Advance(TimeSpan.FromSeconds(30));
        }

        var sentence = Assert.Single(Log.Taken());
        Assert.StartsWith($"Warning: No connection to broker 2 (advertised at {dead}) of target prod (unreachable): ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(" If the address cannot be reached from here, map it in address_map.", sentence, StringComparison.Ordinal);
        Assert.Equal(3, peers.Peers.Single(peer => peer.Peer == dead.ToString()).FailuresOf(FailureKind.Unreachable));
    }

    [Fact(Timeout = 10_000)]
    public async Task Brokers_that_are_all_reached_at_one_address_are_told_once()
    {
        await using var broker = new ScriptedBroker();
        broker.On(ApiKey.Metadata, asked => asked.Reply(ScriptedBroker.Metadata((1, broker.Endpoint), (2, broker.Endpoint), (3, new("elsewhere", 9092))).Write));
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        await MetadataAsync(peers);
        Assert.Equal(
            [$"Warning: Brokers 1, 2 of target prod are all reached at {broker.Endpoint}, which can be one of them only: what is asked of the others is wrong. Check what they advertise, and address_map."],
            Log.Taken());
    }

    [Theory(Timeout = 10_000)]
    [InlineData("", 9092)]
    [InlineData("127.0.0.1", -1)]
    [InlineData("127.0.0.1", 70000)]
    public async Task A_broker_that_advertises_no_address_is_unreachable_like_any_other(string host, int port)
    {
        await using var broker = new ScriptedBroker();
        broker.On(ApiKey.Metadata, asked => asked.Reply(ScriptedBroker.Metadata((1, broker.Endpoint), (2, new(host, port))).Write));
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        Assert.Equal(FailureKind.Unreachable, (await Assert.ThrowsAsync<ProbeException>(() => GroupsAsync(peers, 2))).Kind);
    }

    [Fact(Timeout = 10_000)]
    public async Task Who_could_not_be_dialled_is_not_dialled_again_within_a_second()
    {
        await using var broker = new ScriptedBroker().On(ApiKey.ApiVersions, static _ => Said.Goodbye);
        await using var peers = Peers(broker);
        await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(peers));
        await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(peers));
        Assert.Equal(1, broker.Connections);
        Time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(peers));
        Assert.Equal(2, broker.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task Who_took_long_to_fail_is_left_alone_for_as_long()
    {
        await using var broker = new ScriptedBroker().On(ApiKey.ApiVersions, static _ => null);
        await using var peers = Peers(broker);
        var asked = MetadataAsync(peers);
        await broker.AskedAsync(ApiKey.ApiVersions);
        await Time.TimerAsync(TimeSpan.FromSeconds(3));
        Time.Advance(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<ProbeException>(() => asked);
        Time.Advance(TimeSpan.FromSeconds(2.9));
        AssertFailure(FailureKind.Timeout, "no greeting within 3 s", await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(peers)));
        Assert.Equal(1, broker.Connections);
        broker.On(ApiKey.ApiVersions, asked => asked.Versions([.. broker.Versions.Values]));
        Time.Advance(TimeSpan.FromSeconds(0.1));
        await MetadataAsync(peers);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_that_went_away_is_told_once_and_once_that_it_is_back()
    {
        await using var one = new ScriptedBroker();
        var two = new ScriptedBroker();
        Cluster(one, two);
        await using var peers = Peers(one, two);
        await MetadataAsync(peers);
        await GroupsAsync(peers, 2);
        await two.DisposeAsync();
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<ProbeException>(() => GroupsAsync(peers, 2));
            Time.Advance(TimeSpan.FromSeconds(10));
        }

        var sentence = Assert.Single(Log.Taken());
        Assert.StartsWith($"Warning: No connection to broker 2 (advertised at {two.Endpoint}) of target prod (unreachable): ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(" Check that it runs.", sentence, StringComparison.Ordinal);
        await using var back = new ScriptedBroker(two.Endpoint.Port);
        await GroupsAsync(peers, 2);
        Assert.Equal([$"Information: Connected to broker 2 (advertised at {two.Endpoint}) of target prod again."], Log.Taken());
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_that_is_not_named_any_more_is_closed_and_its_statistics_go()
    {
        await using var one = new ScriptedBroker();
        await using var two = new ScriptedBroker();
        Cluster(one, two);
        await using var peers = Peers(one);
        await MetadataAsync(peers);
        await GroupsAsync(peers, 2);
        Cluster(one);
        await MetadataAsync(peers);
        Assert.Equal([one.Endpoint.ToString()], peers.Peers.Select(peer => peer.Peer));
        AssertFailure(
            FailureKind.Unreachable, "broker 2 is not among those that the cluster names", await Assert.ThrowsAsync<ProbeException>(() => GroupsAsync(peers, 2)));
    }

    [Fact(Timeout = 10_000)]
    public async Task While_one_bootstrap_server_is_away_another_one_answers()
    {
        Endpoint dead;
        await using (var gone = new ScriptedBroker())
            dead = gone.Endpoint;
        await using var broker = new ScriptedBroker();
        await using var peers = Peers(dead, broker.Endpoint);
        await MetadataAsync(peers);
        // From now on the broker that answers is asked, and nobody else.
        await MetadataAsync(peers);
        Assert.Equal(1, peers.Peers.Single(peer => peer.Peer == dead.ToString()).FailuresOf(FailureKind.Unreachable));
        Assert.Equal(2, broker.Count(ApiKey.Metadata));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_server_that_takes_its_time_is_overtaken_by_the_next_one()
    {
        await using var slow = new ScriptedBroker().On(ApiKey.ApiVersions, static _ => null);
        await using var broker = new ScriptedBroker();
        await using var peers = Peers(slow, broker);
        var asked = MetadataAsync(peers);
        await slow.AskedAsync(ApiKey.ApiVersions);
        await Time.TimerAsync(TimeSpan.FromSeconds(1));
        Time.Advance(TimeSpan.FromSeconds(1));
        await asked;
        Assert.Equal(1, broker.Count(ApiKey.Metadata));
    }

    [Fact(Timeout = 10_000)]
    public async Task The_broker_that_answered_last_is_asked_first_and_after_it_was_lost_another()
    {
        await using var bootstrap = new ScriptedBroker();
        await using var one = new ScriptedBroker();
        var two = new ScriptedBroker();
        foreach (var broker in new[] { bootstrap, one, two })
            broker.On(ApiKey.Metadata, asked => asked.Reply(ScriptedBroker.Metadata((1, one.Endpoint), (2, two.Endpoint)).Write));
        await using var peers = Peers(bootstrap);
        await MetadataAsync(peers);
        await GroupsAsync(peers, 2);
        // A broker that answers goes before the bootstrap server, which may be a load balancer.
        await MetadataAsync(peers);
        await GroupsAsync(peers, 1);
        await MetadataAsync(peers);
        Assert.Equal((1, 0, 2), (bootstrap.Count(ApiKey.Metadata), one.Count(ApiKey.Metadata), two.Count(ApiKey.Metadata)));
        await two.DisposeAsync();
        await MetadataAsync(peers);
        Assert.Equal((1, 1), (bootstrap.Count(ApiKey.Metadata), one.Count(ApiKey.Metadata)));
    }

    [Fact(Timeout = 10_000)]
    public async Task If_nobody_answers_the_sentence_names_all_and_the_kind_is_that_of_the_one_who_knows_most()
    {
        Endpoint dead;
        await using (var gone = new ScriptedBroker())
            dead = gone.Endpoint;
        await using var starting = new ScriptedBroker().On(ApiKey.Metadata, static asked => asked.Reply(new MetadataResponse().Write));
        await using var peers = Peers(dead, starting.Endpoint);
        var failure = await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(peers));
        AssertFailure(FailureKind.Broker, $"{starting.Endpoint} Metadata: names no broker; it may still be starting; and {dead} Metadata: ", failure);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_deadline_ends_the_search()
    {
        await using var slow = new ScriptedBroker().On(ApiKey.ApiVersions, static _ => null);
        await using var peers = Peers(slow);
        using var deadline = new CancellationTokenSource();
        var asked = peers.MetadataAsync(deadline.Token);
        await slow.AskedAsync(ApiKey.ApiVersions);
        await deadline.CancelAsync();
        AssertFailure(FailureKind.Timeout, "no answer before the deadline", await Assert.ThrowsAsync<ProbeException>(() => asked));
    }

    [Fact(Timeout = 10_000)]
    public async Task What_changes_something_is_never_sent_twice()
    {
        await using var broker = new ScriptedBroker().On(ApiKey.CreateTopics, static _ => Said.Goodbye);
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        await Assert.ThrowsAsync<ProbeException>(() => peers.AskAsync(1, new CreateTopicsRequest("t", 1, 1, [], 1000), CancellationToken.None));
        await Assert.ThrowsAsync<ProbeException>(() => peers.AskAsync(1, new CreateTopicsRequest("t", 1, 1, [], 1000), CancellationToken.None));
        Assert.Equal(2, broker.Count(ApiKey.CreateTopics));
    }

    [Fact]
    public void Nothing_is_opened_before_somebody_asks()
    {
        var peers = Peers(new Endpoint("127.0.0.1", 1));
        Assert.Empty(peers.Peers);
        Assert.Empty(Log.Taken());
    }

    private static void Cluster(params ScriptedBroker[] brokers)
    {
        foreach (var broker in brokers)
        {
            broker.On(ApiKey.Metadata, asked =>
                asked.Reply(ScriptedBroker.Metadata([.. brokers.Select((one, index) => (index + 1, one.Endpoint))]).Write));
        }
    }
}
