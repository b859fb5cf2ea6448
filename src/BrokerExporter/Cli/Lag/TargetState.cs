namespace BrokerExporter.Cli.Lag;

/// <summary>Whether a target answered.</summary>
internal sealed record TargetState(string System, string Target, bool Up);
