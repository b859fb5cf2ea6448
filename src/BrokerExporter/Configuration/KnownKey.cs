namespace BrokerExporter.Configuration;

/// <summary>A key that the exporter understands: it was asked for while a file was read.</summary>
/// <param name="Path">With list positions left out: <c>targets[].rocketmq.timeout</c>.</param>
/// <param name="Kind">What it takes: <c>a duration</c>, <c>a list of addresses</c>, <c>a section</c>.</param>
/// <param name="Default">The value when it is absent; null for sections and lists.</param>
internal sealed record KnownKey(string Path, string Kind, object? Default);
