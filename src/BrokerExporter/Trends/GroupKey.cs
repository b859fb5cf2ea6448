using Probes.Metrics;

namespace BrokerExporter.Trends;

/// <summary>One group on one topic, as the shared vocabulary names it.</summary>
/// <param name="System">The message system.</param>
/// <param name="Cluster">Its cluster.</param>
/// <param name="Group">The consumer group, or whatever the system calls it.</param>
/// <param name="Topic">What it consumes; empty for what is said of a group as a whole.</param>
/// <param name="Account">Where the system has names per account; else empty.</param>
internal readonly record struct GroupKey(string System, string Cluster, string Group, string Topic, string Account)
{
    /// <summary>Reads the labels of one of the vocabulary's series; a label that the series does not have is empty.</summary>
    public static GroupKey Of(Series series) => new(
        series.LabelOf("system"), series.LabelOf("cluster"), series.LabelOf("group"), series.LabelOf("topic"), series.LabelOf("account"));

    /// <summary>The group, whatever it consumes.</summary>
    public GroupKey Whole => this with { Topic = "" };

    /// <summary>The topic, whoever consumes it.</summary>
    public GroupKey OfTopic => this with { Group = "" };
}
