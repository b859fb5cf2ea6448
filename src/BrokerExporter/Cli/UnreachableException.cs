namespace BrokerExporter.Cli;

/// <summary>An exporter that should be running did not answer as one. The message says which and how.</summary>
internal sealed class UnreachableException : Exception
{
    public UnreachableException(string message) : base(message)
    {
    }

    public UnreachableException(string message, Exception inner) : base(message, inner)
    {
    }
}
