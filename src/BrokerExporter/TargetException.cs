namespace BrokerExporter;

/// <summary>A target's options were read without complaint and yet no probe could be built of them.</summary>
internal sealed class TargetException(string target, Exception inner) : Exception(inner.Message, inner)
{
    public string Target => target;
}
