namespace BrokerExporter.Configuration;

/// <summary>How a line of the log is written.</summary>
internal enum LogFormat
{
    /// <summary><c>ts=… level=info msg="…" key=value</c></summary>
    Logfmt,

    /// <summary><c>{"ts":"…","level":"info","msg":"…","key":"value"}</c></summary>
    Json,
}
