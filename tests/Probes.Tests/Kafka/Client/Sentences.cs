using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Probes.Tests.Kafka.Client;

/// <summary>Keeps what is logged, as <c>Warning: sentence</c>.</summary>
internal sealed class Sentences : ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)}");

    /// <summary>What was logged since the last time.</summary>
    public string[] Taken()
    {
        List<string> taken = [];
        while (_lines.TryDequeue(out var line))
            taken.Add(line);
        return [.. taken];
    }
}
