using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>The forms of nats-surveyor's families: it labels servers in two ways.</summary>
internal static class SurveyorMetric
{
    public static Metric Core(string name, string help, string origin, params string[] labels) =>
        Metric.Gauge("nats_core_" + name, help, ["server_cluster", "server_name", "server_id", .. labels]).From(origin);

    public static Metric JetStream(string name, string help, string origin, params string[] labels) =>
        Metric.Gauge("nats_core_jetstream_" + name, help, ["server_id", "server_name", "cluster_name", .. labels]).From(origin);

    public static Metric Account(string name, string help, string origin, params string[] labels) =>
        Metric.Gauge("nats_core_account_" + name, help, ["server_cluster", "account", "account_name", .. labels]).From(origin);
}
