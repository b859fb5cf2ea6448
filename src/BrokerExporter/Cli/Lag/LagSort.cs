namespace BrokerExporter.Cli.Lag;

/// <summary>What stands first.</summary>
internal enum LagSort
{
    Lag,
    Age,
    Rate,
    Group,
}
