namespace BrokerExporter.Http.Security;

/// <summary>What is demanded of clients in the handshake: Go's <c>tls.ClientAuthType</c>, whose names the file uses.</summary>
internal enum ClientAuth
{
    /// <summary>No certificate is asked for.</summary>
    NoClientCert,

    /// <summary>One is asked for; none, or any, will do.</summary>
    RequestClientCert,

    /// <summary>One is demanded; any will do.</summary>
    RequireAnyClientCert,

    /// <summary>One is asked for; none will do, but what is given must be of an authority.</summary>
    VerifyClientCertIfGiven,

    /// <summary>One of an authority is demanded.</summary>
    RequireAndVerifyClientCert,
}
