namespace Dashboards;

/// <summary>One dashboard; <c>job</c>, <c>instance</c> and the data source are variables of each.</summary>
/// <param name="File">The name of its file, without folder and ending.</param>
/// <param name="Title">What operators read.</param>
/// <param name="Description">One or two sentences: what question it answers.</param>
/// <param name="Variables">Its other variables.</param>
/// <param name="Rows">From overview to detail.</param>
internal sealed record Dashboard(string File, string Title, string Description, IReadOnlyList<Variable> Variables, IReadOnlyList<Row> Rows)
{
    /// <summary>Stays the same for ever: links and bookmarks have it.</summary>
    public string Uid => "broker-exporter-" + File;

    /// <summary>Prometheus' restarts of what it scrapes, as annotations.</summary>
    public const string Restarts = "process_start_time_seconds<> * 1000";

    public static IReadOnlyList<Dashboard> All { get; } =
    [
        Lag.LagDashboard.Create(), RocketMq.ClusterDashboard.Create(), NameServers.NameServersDashboard.Create(),
        Nats.NatsDashboard.Create(), Kafka.KafkaDashboard.Create(), Exporter.ExporterDashboard.Create(),
    ];
}
