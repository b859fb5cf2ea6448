using System.Collections.Concurrent;
using BrokerExporter.Logging;
using Microsoft.Extensions.Logging;

namespace BrokerExporter.Tests.Testing;

/// <summary>Keeps what was logged, as <c>warn: sentence</c>.</summary>
internal sealed class CapturedLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public CapturedLog() => Logger = new LineLogger(
        "test", LogLevel.Debug, TimeProvider.System, entry => _lines.Enqueue($"{LogFields.LevelWord(entry.Level)}: {entry.Message}"));

    public ILogger Logger { get; }

    public string[] Lines => [.. _lines];

    /// <summary>What was logged since the last time.</summary>
    public string[] Taken()
    {
        var lines = Lines;
        _lines.Clear();
        return lines;
    }
}
