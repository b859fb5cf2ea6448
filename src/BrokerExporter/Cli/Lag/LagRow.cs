using System.Collections.Immutable;

namespace BrokerExporter.Cli.Lag;

/// <summary>One group on one topic. What is null is not known.</summary>
internal sealed record LagRow
{
    public required GroupKey Key { get; init; }

    /// <summary>Messages.</summary>
    public double? Lag { get; init; }

    /// <summary>Of the oldest message that was not consumed yet, in seconds.</summary>
    public double? Age { get; init; }

    /// <summary>Messages consumed in a second.</summary>
    public double? Rate { get; init; }

    /// <summary>Messages consumed until now, whatever that counts from.</summary>
    public double? Consumed { get; init; }

    public double? Members { get; init; }

    /// <summary>Why it makes no progress, and what else is wrong with it; empty if nothing is.</summary>
    public ImmutableArray<string> Why { get; init; } = [];

    /// <summary>Whether it makes no progress.</summary>
    public bool IsStalled { get; init; }
}
