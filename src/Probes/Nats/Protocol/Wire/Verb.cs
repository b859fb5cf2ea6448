namespace Probes.Nats.Protocol.Wire;

/// <summary>What a server says to a client.</summary>
internal enum Verb
{
    /// <summary><c>INFO {json}</c>: who it is and what it wants; first, and again whenever the cluster changes.</summary>
    Info,

    /// <summary><c>MSG</c>, or <c>HMSG</c> if it has headers.</summary>
    Message,

    Ping,

    Pong,

    /// <summary><c>+OK</c>, which only those get who asked to be told.</summary>
    Ok,

    /// <summary><c>-ERR 'text'</c>; after most of them the server closes.</summary>
    Error,
}
