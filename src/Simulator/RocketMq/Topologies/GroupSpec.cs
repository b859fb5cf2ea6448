namespace Simulator.RocketMq.Topologies;

/// <summary>A consumer group to simulate.</summary>
internal sealed record GroupSpec(string Name, GroupKind Kind, params string[] Topics)
{
    public int Members { get; init; } = 2;

    /// <summary>Per topic a tag expression; "*" if not named.</summary>
    public IReadOnlyDictionary<string, string> Expressions { get; init; } = new Dictionary<string, string>();

    /// <summary>The share of the history that is not consumed yet.</summary>
    public double BacklogShare { get; init; }

    /// <summary>Retrying: the share of messages that fail the first time.</summary>
    public double FailingShare { get; init; } = 0.2;

    /// <summary>Retrying: the share of retried messages that become dead letters.</summary>
    public double DeadShare { get; init; } = 0.3;

    public int RetryMaxTimes { get; init; } = 16;
}
