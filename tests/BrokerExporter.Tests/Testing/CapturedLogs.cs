using Microsoft.Extensions.Logging;

namespace BrokerExporter.Tests.Testing;

/// <summary>One log for all who write.</summary>
internal sealed class CapturedLogs : ILoggerProvider
{
    private readonly CapturedLog _log = new();

    public string[] Lines => _log.Lines;

    public string[] Taken() => _log.Taken();

    public ILogger CreateLogger(string categoryName) => _log.Logger;

    public void Dispose()
    {
    }
}
