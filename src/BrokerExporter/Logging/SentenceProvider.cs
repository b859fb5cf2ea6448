using Microsoft.Extensions.Logging;

namespace BrokerExporter.Logging;

/// <summary>
/// Makes loggers for a command that a person has started: the sentence alone, without the fields that a program would
/// read, as the program says its other complaints.
/// </summary>
internal sealed class SentenceProvider(LogLevel minimum, TimeProvider time, TextWriter output) : ILoggerProvider
{
    private readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, minimum, time, Write);

    /// <summary>The output belongs to whoever made it.</summary>
    public void Dispose()
    {
    }

    private void Write(LogEntry entry)
    {
        // Several targets speak at once, from threads of their own.
        lock (_lock)
            output.WriteLine("broker-exporter: " + SafeText.Escape(entry.Message));
    }
}
