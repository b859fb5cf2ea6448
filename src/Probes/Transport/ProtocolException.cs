namespace Probes.Transport;

/// <summary>A peer sent bytes that its protocol does not allow.</summary>
public sealed class ProtocolException : Exception
{
    public ProtocolException(string message) : base(message)
    {
    }

    public ProtocolException(string message, Exception inner) : base(message, inner)
    {
    }
}
