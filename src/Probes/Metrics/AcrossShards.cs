namespace Probes.Metrics;

/// <summary>How the series that several exporters give of their parts of one cluster make that of the whole cluster.</summary>
public enum AcrossShards
{
    /// <summary>No two of them give the same series: they stand side by side.</summary>
    Apart,

    /// <summary>Each counts what is on its own brokers.</summary>
    Sum,

    /// <summary>Each tells what it sees, and one that sees more is right: ages, members, states of which 1 is the news.</summary>
    Largest,

    /// <summary>States of which 0 is the news.</summary>
    Smallest,

    /// <summary>It compares brokers with each other, or all of them with something else: a part of a cluster does not tell it.</summary>
    Absent,
}
