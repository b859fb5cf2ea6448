namespace BrokerExporter.Status;

/// <summary>One thing in which a name server differs from the others.</summary>
/// <param name="Kind">Such as <c>topic_missing</c>.</param>
/// <param name="Subject">The broker, topic or setting.</param>
internal sealed record Difference(string Kind, string Subject);
