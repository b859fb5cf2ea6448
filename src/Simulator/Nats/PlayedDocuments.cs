using System.Text.Json.Nodes;

namespace Simulator.Nats;

/// <summary>
/// What the monitoring port of a 2.9 server with these streams says, all of it computed from the time since the start. Only what an
/// exporter asks of a server by itself: no routes, gateways, leaf nodes.
/// </summary>
internal sealed class PlayedDocuments(IReadOnlyList<StreamPlan> plans, TimeProvider time)
{
    private const string Id = "NDEMO4SIMULATORXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX";
    private const long MaxMemory = 1L << 28;
    private const long MaxStorage = 1L << 30;

    private readonly DateTimeOffset start = time.GetUtcNow();
    private readonly long began = time.GetTimestamp();

    private double Elapsed => time.GetElapsedTime(began).TotalSeconds;

    private int Connections => plans.Sum(plan => 1 + plan.Consumers.Count(consumer => consumer.Rate > 0));

    /// <returns>Null: there is no such document.</returns>
    public string? Find(string path) => (path switch
    {
        "/varz" => Varz(),
        "/jsz" => Jsz(),
        "/accstatz" => Said(("account_statz", new JsonArray(AccountStat()))),
        "/subsz" => Said(("num_subscriptions", 60 + Connections), ("num_cache", 10), ("num_inserts", 60 + Connections), ("num_matches", Published())),
        "/connz" => Said(("num_connections", 0), ("total", Connections), ("offset", 0), ("limit", 1024), ("connections", new JsonArray())),
        "/healthz" => new JsonObject { ["status"] = "ok" },
        "/ipqueuesz" => [],
        "/routez" => Said(("num_routes", 0), ("routes", new JsonArray())),
        "/gatewayz" => Said(),
        "/leafz" => Said(("leafnodes", 0), ("leafs", new JsonArray())),
        "/accountz" => Said(("system_account", "$SYS"), ("accounts", new JsonArray("$G", "$SYS"))),
        _ => null,
    })?.ToJsonString();

    private JsonObject Said(params (string Name, JsonNode Value)[] more)
    {
        var document = new JsonObject { ["server_id"] = Id, ["now"] = Time(time.GetUtcNow()) };
        foreach (var (name, value) in more)
        {
            document[name] = value;
        }

        return document;
    }

    private JsonObject Varz() => Said(
        ("server_name", "demo"), ("version", "2.9.10"), ("proto", 1), ("go", "go1.19.8"), ("start", Time(start)), ("config_load_time", Time(start)),
        ("max_connections", 65536), ("max_payload", 1 << 20), ("max_pending", 1 << 26), ("max_control_line", 4096), ("write_deadline", 10_000_000_000),
        ("mem", 20_000_000), ("cores", 2), ("gomaxprocs", 2), ("cpu", 2.5), ("connections", Connections), ("total_connections", Connections + 1),
        ("routes", 0), ("remotes", 0), ("leafnodes", 0), ("slow_consumers", 0), ("subscriptions", 60 + Connections), ("system_account", "$SYS"),
        ("in_msgs", Published() + Delivered()), ("out_msgs", Delivered()), ("in_bytes", Published() * StreamPlan.MessageSize),
        ("out_bytes", Delivered() * StreamPlan.MessageSize),
        ("jetstream", new JsonObject { ["config"] = Config(), ["stats"] = Usage() }));

    private JsonObject Jsz()
    {
        var jsz = Said(
            ("config", Config()), ("streams", plans.Count), ("consumers", plans.Sum(plan => plan.Consumers.Length)),
            ("messages", plans.Sum(plan => PlayedStream.Messages(plan, Elapsed))),
            ("bytes", plans.Sum(plan => PlayedStream.Messages(plan, Elapsed)) * StreamPlan.MessageSize));
        foreach (var (name, value) in Usage().ToList())
        {
            jsz[name] = value?.DeepClone();
        }

        var account = Usage();
        account["name"] = "$G";
        account["id"] = "$G";
        account["stream_detail"] = new JsonArray([.. plans.Select(plan => PlayedStream.Detail(plan, start, Elapsed))]);
        jsz["account_details"] = new JsonArray(account);
        return jsz;
    }

    private JsonObject AccountStat() => new()
    {
        ["acc"] = "$G",
        ["conns"] = Connections,
        ["leafnodes"] = 0,
        ["total_conns"] = Connections,
        ["sent"] = new JsonObject { ["msgs"] = Delivered(), ["bytes"] = Delivered() * StreamPlan.MessageSize },
        ["received"] = new JsonObject { ["msgs"] = Published(), ["bytes"] = Published() * StreamPlan.MessageSize },
        ["slow_consumers"] = 0,
    };

    private static JsonObject Config() => new() { ["max_memory"] = MaxMemory, ["max_storage"] = MaxStorage, ["store_dir"] = "/nowhere" };

    private JsonObject Usage() => new()
    {
        ["memory"] = 0,
        ["storage"] = plans.Sum(plan => PlayedStream.Messages(plan, Elapsed)) * StreamPlan.MessageSize,
        ["reserved_memory"] = 0,
        ["reserved_storage"] = 0,
        ["accounts"] = 1,
        ["ha_assets"] = 0,
        ["api"] = new JsonObject { ["total"] = (long)(Elapsed * 8), ["errors"] = 0 },
    };

    private long Published() => plans.Sum(plan => PlayedStream.Published(plan, Elapsed));

    private long Delivered() => plans.Sum(plan => plan.Consumers.Sum(consumer => PlayedStream.Delivered(plan, consumer, Elapsed).Count));

    internal static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
