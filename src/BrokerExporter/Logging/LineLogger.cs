using Microsoft.Extensions.Logging;

namespace BrokerExporter.Logging;

/// <summary>Hands the sentences of one part of the program to the output.</summary>
internal sealed class LineLogger(string name, LogLevel minimum, TimeProvider time, Action<LogEntry> write) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var fields = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
        write(new LogEntry(time.GetUtcNow(), logLevel, name, formatter(state, exception), fields, exception));
    }
}
