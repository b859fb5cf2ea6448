namespace BrokerExporter.Configuration;

/// <summary>There is no configuration to find mistakes in.</summary>
internal sealed class ConfigFileException(string message) : Exception(message);
