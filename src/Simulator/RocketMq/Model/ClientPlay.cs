namespace Simulator.RocketMq.Model;

/// <summary>What is wrong with one client. It shows when the client is asked through a broker; the broker's own tables do not know.</summary>
internal sealed record ClientPlay
{
    public static ClientPlay None { get; } = new();

    /// <summary>Connected, and never answers: the broker that asks it waits.</summary>
    public bool IsHung { get; init; }

    /// <summary>Not connected any more, although the broker still lists it.</summary>
    public bool IsGone { get; init; }

    /// <summary>Messages of each queue that it holds and has not consumed.</summary>
    public long Cached { get; init; }

    /// <summary>Since when, in Unix milliseconds, it has consumed nothing; null: it consumes.</summary>
    public long? StalledSince { get; init; }

    /// <summary>The broker has not granted it its queues.</summary>
    public bool IsUnlocked { get; init; }

    /// <summary>When it started, in Unix milliseconds; null: with the cluster.</summary>
    public long? StartedAt { get; init; }

    /// <summary>What it subscribes to itself; null: what its group does.</summary>
    public IReadOnlyList<Subscription>? Subscriptions { get; init; }

    /// <summary>The name servers that it uses; null: those of the cluster.</summary>
    public string? NameServers { get; init; }
}
