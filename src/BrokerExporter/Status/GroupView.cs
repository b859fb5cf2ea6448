using System.Collections.Immutable;
using BrokerExporter.Trends;

namespace BrokerExporter.Status;

/// <summary>A group on a topic as it is shown.</summary>
internal sealed record GroupView
{
    /// <summary>The target that was asked.</summary>
    public required string Target { get; init; }

    public required GroupKey Key { get; init; }

    /// <summary>Messages that wait; null if that is not known.</summary>
    public double? Lag { get; init; }

    /// <summary>Age of the oldest message that waits, in seconds; null if that is not known.</summary>
    public double? AgeSeconds { get; init; }

    /// <summary>Messages per second that are published to the topic.</summary>
    public double? In { get; init; }

    /// <summary>Messages per second that the group consumes.</summary>
    public double? Out { get; init; }

    /// <summary>Messages per second by which the lag grows; below zero while it shrinks.</summary>
    public double? Growth { get; init; }

    public double? Members { get; init; }

    /// <summary>Why it makes no progress; empty if it does.</summary>
    public string Stalled { get; init; } = "";

    /// <summary>Messages that were removed before the group consumed them.</summary>
    public double? Lost { get; init; }

    /// <summary>Partitions that the lag leaves out, because the group has committed nothing there.</summary>
    public double? Uncommitted { get; init; }

    /// <summary>Partitions that the lag leaves out, because they could not be read.</summary>
    public double? Unknown { get; init; }

    /// <summary>The lag of the last hour.</summary>
    public ImmutableArray<TrendPoint> Trend { get; init; } = [];

    /// <summary>Seconds until nothing waits any more at the pace of the last minute; infinite if the lag does not shrink; null if that is not known.</summary>
    public double? DrainSeconds => (Lag, Growth) switch
    {
        (0, _) => 0,
        ({ } lag, < 0 and var pace) => lag / -pace,
        (not null, not null) => double.PositiveInfinity,
        _ => null,
    };
}
