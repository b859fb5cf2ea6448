namespace BrokerExporter.Collection;

/// <summary>A collection that runs.</summary>
/// <param name="Started">The timestamp of its start.</param>
/// <param name="Timeout">How long it may take.</param>
/// <param name="Pages">What it gives. Never fails.</param>
internal sealed record Flight(long Started, TimeSpan Timeout, Task<CollectedPages> Pages);
