using EndToEnd.Nats.Testing;
using EndToEnd.Testing;

namespace EndToEnd.Nats.Compat;

/// <summary>The page with the names of nats-surveyor, of real servers.</summary>
public sealed class SurveyorPageTests
{
    private const string Page = "/compat/nats-surveyor/metrics";

    [Fact]
    public async Task The_numbers_are_those_of_the_cluster()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var client = await TestClient.ConnectAsync(cluster.Servers[0]);
        await ExporterPageTests.FillAsync(client, replicas: 3);
        await using var exporter = await NatsExporter.WatchAsync(cluster.Servers);
        var page = await exporter.ScrapeAsync(path: Page);

        Assert.Equal(1, page.Value("nats_up", ("target", "system")));
        Assert.Equal(3, page.Value("nats_survey_surveyed_count"));
        Assert.Equal(50, page.Value("nats_stream_total_messages", ("stream", "ORDERS"), ("account", "$G")));
        Assert.Equal(30, page.Value("nats_consumer_num_pending", ("stream", "ORDERS"), ("consumer_name", "shipping")));
        Assert.Equal(1, page.Sum("nats_core_jetstream_server_total_stream_leaders"));
        Assert.Equal(2, page.Sum("nats_core_jetstream_server_total_consumer_leaders"));
        Assert.Equal(3, page.Value("nats_core_account_jetstream_replica_count", ("stream", "ORDERS")));
        Assert.Equal(2, page.Value("nats_core_account_jetstream_consumer_count", ("stream", "ORDERS")));
        Assert.Equal(1, page.Sum("nats_core_jetstream_cluster_raft_group_leader"));
        Assert.Equal(2, page.All("nats_core_jetstream_cluster_raft_group_replica_peer_current").Count);
        Assert.Equal(1, page.Value("nats_core_account_conn_count", ("server_name", "n1"), ("account", "$G")));
        Assert.Equal(1, page.Value("nats_core_active_account_count", ("server_name", "n1")));
        // Each server has routes to the two others, and knows them by name.
        Assert.Equal(6, page.All("nats_core_route_sent_msg_count").Count);
        Assert.True(page.Has("nats_core_route_recv_bytes", ("server_name", "n1"), ("server_route_name", "n3")));
        Assert.Equal(3, page.All("nats_core_rtt_nanoseconds").Count);
        Assert.DoesNotContain(page.Samples, sample => sample.Value >= 1e19 && sample.Name != "nats_core_start_time");
    }

    [Fact]
    public async Task Gateways_tell_what_goes_between_clusters()
    {
        await using var system = await NatsGateway.StartAsync();
        await using var exporter = await NatsExporter.WatchAsync(system.Servers);
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync(path: Page)).Sum("nats_core_gateway_inbound_msg_count") == 2);
        var page = await exporter.ScrapeAsync(path: Page);
        Assert.Equal(1, page.Value("nats_core_gateway_count", ("server_name", "w1")));
        Assert.True(page.Has("nats_core_gateway_sent_bytes", ("server_name", "w1"), ("server_gateway_name", "east")));
        Assert.True(page.Has("nats_core_gatewayz_inbound_gateway_conn_in_msgs", ("server_name", "e1"), ("remote_gateway_name", "west")));
    }

    [Fact]
    public async Task Nobody_there_is_said_by_nats_up()
    {
        await using var server = await NatsServer.StartAsync();
        await using var exporter = await NatsExporter.WatchAsync([server]);
        await server.KillAsync();
        var page = await exporter.ScrapeAsync(path: Page);
        Assert.Equal(0, page.Value("nats_up"));
        Assert.Equal(0, page.Value("nats_survey_surveyed_count"));
        Assert.Equal(1, page.Value("nats_survey_expected_count"));
    }
}
