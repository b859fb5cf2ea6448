namespace Probes.Transport;

/// <summary>There is no TLS with the peer, and the message says on whose account.</summary>
public sealed class TlsException : Exception
{
    public TlsException(string message) : base(message)
    {
    }

    public TlsException(string message, Exception inner) : base(message, inner)
    {
    }
}
