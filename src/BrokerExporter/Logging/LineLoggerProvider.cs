using BrokerExporter.Configuration;
using Microsoft.Extensions.Logging;

namespace BrokerExporter.Logging;

/// <summary>Makes loggers that write one line per sentence.</summary>
internal sealed class LineLoggerProvider(LogConfig config, TimeProvider time, LogOutput output) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName)
    {
        // Kestrel's information is about its own life and not about brokers.
        var minimum = categoryName.StartsWith("Microsoft.", StringComparison.Ordinal) && config.Level == LogLevel.Information
            ? LogLevel.Warning
            : config.Level;
        return new LineLogger(categoryName, minimum, time, Write);
    }

    /// <summary>The output is disposed of by whoever made it, after the last sentence.</summary>
    public void Dispose()
    {
    }

    private void Write(LogEntry entry) =>
        output.Write(config.Format == LogFormat.Json ? JsonLine.Write(entry) : LogfmtLine.Write(entry));
}
