namespace BrokerExporter.Otlp;

/// <summary>How a request ended, and why in words; null if there is nothing to say.</summary>
internal sealed record OtlpOutcome(OtlpResult Result, string? Reason);
