using Probes.Metrics;
using Probes.RocketMq.Metrics;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Writes what is known of a group whatever it consumes.</summary>
internal static class GroupSamples
{
    public static void Add(SampleSink sink, GroupState state)
    {
        // Of a group that only brokers know that are away, nothing can be said now.
        if (state.Group.Brokers.Count == 0)
            return;
        var (cluster, name) = (state.Group.Cluster, state.Group.Name);
        if (state.Members is { } members)
            sink.Add(MessagingMetrics.GroupMembers, members, RocketMqMetrics.System, cluster, name);
        var mode = state.Mode;
        sink.Add(
            GroupMetrics.Info, 1L, cluster, name,
            state.IsPop ? "pop" : mode?.TypeLabel ?? "unknown", mode?.ModelLabel ?? "unknown", mode?.FromLabel ?? "unknown");
        sink.Add(GroupMetrics.ConsumeEnabled, state.Group.ConsumeEnabled, cluster, name);
        foreach (var ((language, version), count) in state.Clients)
            sink.Add(GroupMetrics.Clients, count, cluster, name, language, version);
    }
}
