namespace BrokerExporter.Otlp;

/// <summary>How a request ended.</summary>
internal enum OtlpResult
{
    Success,

    /// <summary>The collector took it and threw some of it away.</summary>
    Partial,

    /// <summary>The collector does not want it; to send it again would be of no use.</summary>
    Refused,

    /// <summary>Nobody took it until the next one was due.</summary>
    Unavailable,
}
