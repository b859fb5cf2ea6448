using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EndToEnd.Testing;

/// <summary>Keeps what the exporter logs: <c>Warning: sentence</c>.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public string[] All => [.. _lines];

    /// <summary>Warnings and errors that have this in them.</summary>
    public string[] Warnings(string part) => [.. _lines.Where(line => !IsInformation(line) && line.Contains(part, StringComparison.Ordinal))];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)}{exception}");

    public void Dispose()
    {
    }

    private static bool IsInformation(string line) =>
        line.StartsWith("Information", StringComparison.Ordinal) || line.StartsWith("Debug", StringComparison.Ordinal) || line.StartsWith("Trace", StringComparison.Ordinal);
}
