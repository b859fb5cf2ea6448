namespace BrokerExporter.Status;

/// <summary>A collector that failed when it was last asked.</summary>
/// <param name="Collector">Its name.</param>
/// <param name="Kind">The kind of failure, as metrics say it.</param>
/// <param name="Sentence">What happened.</param>
internal sealed record Complaint(string Collector, string Kind, string Sentence);
