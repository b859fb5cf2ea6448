namespace Simulator.RocketMq.Security;

/// <summary>tls.server.mode of real servers; theirs is Permissive unless told otherwise.</summary>
internal enum TlsMode
{
    /// <summary>Closes connections that begin with TLS.</summary>
    Disabled,

    /// <summary>Takes both, told apart by the first byte.</summary>
    Permissive,

    /// <summary>Closes connections that do not begin with TLS, without a word.</summary>
    Enforcing,
}
