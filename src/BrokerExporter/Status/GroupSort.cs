namespace BrokerExporter.Status;

/// <summary>What groups are ordered by: numbers from the largest down, names from A.</summary>
internal enum GroupSort
{
    Lag,
    Age,
    Group,
    Topic,
    In,
    Out,
    Drain,
    Members,
}
