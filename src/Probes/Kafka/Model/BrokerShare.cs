namespace Probes.Kafka.Model;

/// <summary>What a broker has to do with partitions.</summary>
internal sealed class BrokerShare
{
    /// <summary>Whether the cluster names it; false: it is away, and partitions wait for it.</summary>
    public bool IsRegistered { get; init; }

    /// <summary>Partitions that it leads.</summary>
    public int Leads { get; set; }

    /// <summary>Partitions that it should have a copy of.</summary>
    public int Holds { get; set; }
}
