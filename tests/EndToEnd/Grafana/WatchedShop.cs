using EndToEnd.Kafka;
using EndToEnd.Nats.Testing;
using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd.Grafana;

/// <summary>
/// Everything that dashboards show: a simulated RocketMQ cluster with controllers, a simulated Kafka cluster, real NATS servers in a cluster
/// and over a gateway, the exporter with all that can be switched on, and a real Prometheus.
/// </summary>
internal sealed class WatchedShop : IAsyncDisposable
{
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _before = TimeSpan.FromMinutes(5);

    private readonly Stack<IAsyncDisposable> _parts = [];

    public RocketMqCluster Cluster { get; private set; } = null!;

    public KafkaShop Kafka { get; private set; } = null!;

    public NatsCluster Servers { get; private set; } = null!;

    public RunningExporter Exporter { get; private set; } = null!;

    public PrometheusServer Prometheus { get; private set; } = null!;

    private NatsGateway Gateway { get; set; } = null!;

    private TestClient Client { get; set; } = null!;

    private bool IsTrading { get; set; } = true;

    public static async Task<WatchedShop> StartAsync()
    {
        Tool.Find("prometheus");
        var shop = new WatchedShop();
        try
        {
            await shop.OpenAsync();
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>Time goes by for the exporter, so that slow collectors and stalls come due. One page more is in Prometheus when this ends.</summary>
    public async Task NextAsync()
    {
        if (IsTrading)
            await TradeAsync();
        Kafka.Pass(_step);
        Exporter.Time.Advance(_step);
        await Exporter.BetweenCollectionsAsync();
        var before = await PagesAsync();
        await Until.TrueAsync(async () => await PagesAsync() > before + 1);
    }

    /// <summary>What goes wrong in all of them.</summary>
    public async Task BreakAsync()
    {
        Cluster.NameServers[2].Stop();
        Cluster.NameServers[1].Registry.WipeWritePermission("broker-a", isWiped: true);
        Cluster.NameServers[1].Registry.HideTopic("payments", isHidden: true);
        Cluster.Operator.SetPermission("reports", "broker-a", 4);
        Cluster.Operator.SetPermission("reports", "broker-b", 4);
        Cluster.Operator.EnableConsuming("invoicing", "broker-a", false);
        Cluster.Operator.SetPermission("legacy-import", "broker-a", 4);
        Cluster.Members.Reach("fraud-check", 1, "broker-b", reaches: false);
        Cluster.Members.Subscribe("order-fulfilment", 0, ("payments", "*"));
        Cluster.Brokers.First(broker => broker.Name == "broker-b" && broker.Id != 0).Stop();
        Cluster.Disconnect("shipment-tracking");
        Kafka.BreakGroups();
        Kafka.RefuseMessages();
        Kafka.Rebalance();
        Kafka.BreakBrokers();
        await Servers.Servers[2].KillAsync();
        foreach (var server in Gateway.Servers)
            await server.KillAsync();
    }

    /// <summary>The last NATS server of three cannot be well without the others.</summary>
    public async Task LoseMajorityAsync()
    {
        IsTrading = false;
        await Servers.Servers[1].KillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part))
            await part.DisposeAsync();
    }

    private async Task OpenAsync()
    {
        Cluster = Add(await Clusters.StartAsync("5.3", options => options with { RealTime = true, Controllers = 3, NameServers = 3 }));
        Kafka = Add(await KafkaShop.StartAsync());
        Kafka.LagUnwatched(_before);
        Servers = Add(await NatsCluster.StartAsync(3));
        Gateway = Add(await NatsGateway.StartAsync());
        Client = Add(await TestClient.ConnectAsync(Servers.Servers[0]));
        await Until.TrueAsync(async () => (await Servers.Servers[0].GetAsync("/jsz")).Contains("\"leader\"", StringComparison.Ordinal));
        await Client.AddStreamAsync("ORDERS", "orders.*", 3, "\"retention\":\"limits\",\"max_bytes\":10000,\"max_msgs\":1000");
        await Client.AskJetStreamAsync("STREAM.CREATE.COPY", """{"name":"COPY","retention":"limits","storage":"file","num_replicas":1,"mirror":{"name":"ORDERS"}}""");
        await Client.AddConsumerAsync("ORDERS", "fulfilment", "\"ack_policy\":\"explicit\",\"max_ack_pending\":5");
        await Client.AskJetStreamAsync("CONSUMER.CREATE.ORDERS", """{"stream_name":"ORDERS","config":{"ack_policy":"explicit","deliver_policy":"all","replay_policy":"instant","inactive_threshold":600000000000}}""");
        await Client.SubscribeAsync("tasks", "workers");
        var canary = Servers.Servers[0];
        Exporter = Add(await RunningExporter.StartAsync(
            "targets:\n"
            + Cluster.Target(
                "shop", "consumer_detail: true", "pop_in_flight: true", "canary: {topic: broker_exporter_canary, create_topic: true, interval: 15s}",
                $"controllers: [{string.Join(", ", Cluster.Controllers.Select(controller => controller.EndPoint))}]")
            + NatsExporter.Target(
                "streams", Servers.Servers, "subscriptions: true", "connections: 10", $"canary: {{url: \"{canary.Url}\", timeout: 20s, interval: 15s}}")
            + NatsExporter.Target("gateways", Gateway.Servers)
            + Kafka.Target("logs", "granularity: partition", KafkaShop.Canary)));
        Exporter.Time.Advance(_before);
        // Prometheus waits for a second; the first collection, which asks more than others, has all its time.
        await Exporter.ScrapeAsync();
        Prometheus = Add(await PrometheusServer.StartAsync(Exporter.Address));
    }

    // Some messages come, some of them are fetched, not all of those are acknowledged.
    private async Task TradeAsync()
    {
        await Client.PublishAsync("orders.new", 20);
        // Somebody comes and goes.
        await using var visitor = await TestClient.ConnectAsync(Servers.Servers[0]);
        try
        {
            await visitor.FetchAsync("ORDERS", "fulfilment", 2);
        }
        catch (TimeoutException)
        {
            // Where many servers share few processors, a leader may change, and the request with it; there will be others.
        }
    }

    private async Task<double> PagesAsync() => (await Prometheus.QueryAsync("count_over_time(up[1h])")) is [var pages] ? pages.Value : 0;

    private T Add<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }
}
