using EndToEnd.Testing;
using Probes;
using Simulator.Kafka;
using Simulator.Kafka.Topologies;

namespace EndToEnd.Kafka.Compat;

/// <summary>What tests of the pages with other exporters' names share.</summary>
internal static class KafkaPages
{
    public const string Exporter = "/compat/kafka_exporter/metrics";
    public const string Kminion = "/compat/kminion/metrics";

    public static Task<KafkaSimulation> PlayAsync(string release = "V4_0", Func<KafkaPlan, KafkaPlan>? change = null)
    {
        var plan = DemoTopology.Apply(new KafkaPlan { Release = Enum.Parse<KafkaRelease>(release) });
        return KafkaSimulation.StartAsync(change?.Invoke(plan) ?? plan);
    }

    public static Task<RunningExporter> WatchAsync(KafkaSimulation cluster, string more = "", string collection = "") => RunningExporter.StartAsync(
        $"{collection}\ntargets:\n  - name: shop\n    kafka:\n      bootstrap_servers: [{cluster.BootstrapServers}]\n      timeout: 20s\n      {more}\n");

    /// <summary>Every name that a page may show.</summary>
    public static IEnumerable<string> PromisedOn(string path) => ProbeKinds.All.SelectMany(kind => kind.CompatPages)
        .Single(page => path == $"/compat/{page.Name}/metrics").Metrics.Select(metric => metric.Name).Append("messaging_up").Order(StringComparer.Ordinal);
}
