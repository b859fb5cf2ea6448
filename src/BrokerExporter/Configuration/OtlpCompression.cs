namespace BrokerExporter.Configuration;

/// <summary>How the body of a push is compressed.</summary>
internal enum OtlpCompression
{
    None,
    Gzip,
}
