using Probes.Nats.Collectors.Compat.Surveyor;
using Probes.Nats.Collectors.JetStream;
using Probes.Nats.Model.Servers;

namespace Probes.Tests.Nats.JetStream;

public sealed class MetaRaftTests
{
    // As server.RaftzGroup of 2.11 is written.
    private const string Raftz = """
        {"SYS":{"_meta_":{"id":"S1Nunr6R","state":"FOLLOWER","size":3,"quorum_needed":2,"committed":120,"applied":118,"catching_up":true,"leader":"yrzKKRBu",
        "leader_since":"2026-01-02T03:04:05Z","term":7,"pterm":7,"pindex":121,"wal":{"messages":9},"peers":{"yrzKKRBu":{"name":"n1","last_replicated_index":120,"last_seen":"1s"}}}}}
        """;

    [Fact]
    public async Task The_meta_group_s_log_is_told_where_servers_are_new_enough()
    {
        var told = await Scraping.OnceAsync(new MetaRaftCollector(), new ScriptedWay().With("a", ("/varz", Varz("2.10.17")), ("/raftz?group=_meta_", Raftz)));
        Assert.Equal(
            (7, 120, 118, 121, 1),
            (told["nats_jetstream_meta_raft_term a a"], told["nats_jetstream_meta_raft_committed_entries a a"], told["nats_jetstream_meta_raft_applied_entries a a"],
             told["nats_jetstream_meta_raft_logged_entries a a"], told["nats_jetstream_meta_raft_catching_up a a"]));
    }

    [Fact]
    public async Task The_same_is_told_in_nats_surveyor_s_words()
    {
        var told = await Scraping.OnceAsync(new SurveyorRaftCollector(), new ScriptedWay().With("a", ("/varz", Varz("2.11.0")), ("/raftz?group=_meta_", Raftz)));
        Assert.Equal((120, 118, 121), (told["nats_core_raftz_meta_committed A a a"], told["nats_core_raftz_meta_applied A a a"], told["nats_core_raftz_meta_pindex A a a"]));
    }

    [Fact]
    public async Task Older_servers_are_not_asked()
    {
        var way = new ScriptedWay().With("a", ("/varz", Varz("2.9.10")), ("/raftz?group=_meta_", Raftz));
        Assert.Empty(await Scraping.OnceAsync(new MetaRaftCollector(), way));
        Assert.DoesNotContain(way.Asked, path => path.Contains("raftz", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_without_a_meta_group_tells_nothing() =>
        Assert.Empty(await Scraping.OnceAsync(new MetaRaftCollector(), new ScriptedWay().With("a", ("/varz", Varz("2.11.0")))));

    [Theory]
    [InlineData("2.10.17", true)]
    [InlineData("2.11.0-RC.1", true)]
    [InlineData("3.0", true)]
    [InlineData("2.9.25", false)]
    [InlineData("2.10.9", false)]
    [InlineData("", false)]
    [InlineData("main", false)]
    public void Releases_are_compared_by_their_numbers(string version, bool isAtLeast) => Assert.Equal(isAtLeast, Release.IsAtLeast(version, 2, 10, 17));

    private static string Varz(string version) => $$"""{ "server_id": "A", "server_name": "a", "version": "{{version}}" }""";
}
