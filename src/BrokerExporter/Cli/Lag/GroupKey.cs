namespace BrokerExporter.Cli.Lag;

/// <summary>What a row is about.</summary>
internal sealed record GroupKey(string System, string Cluster, string Account, string Group, string Topic);
