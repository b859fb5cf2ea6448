namespace BrokerExporter.Configuration;

/// <summary>A key, its line, and its value.</summary>
internal sealed record MapEntry(string Key, int Line, ConfigNode Value);
