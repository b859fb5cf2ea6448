using Probes.Contract;
using Probes.Nats.Protocol.Wire;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>How far a login has come, for the sentence that says where it failed.</summary>
internal sealed class Attempt(ServerAddress address, Credentials credentials, PeerStatistics statistics)
{
    public ServerAddress Address => address;

    public Credentials Credentials => credentials;

    public PeerStatistics Statistics => statistics;

    public Stream? Stream { get; set; }

    public ServerInfo? Info { get; set; }

    public bool IsSecured { get; set; }

    /// <summary>What is waited for.</summary>
    public string Awaited { get; set; } = "connection";

    /// <summary>Whether the connection must be secured now. Neither side falls back to what the other one did not ask for.</summary>
    /// <exception cref="ProbeException">One side wants TLS and the other has none.</exception>
    public bool NeedsTls(bool isWanted)
    {
        if (IsSecured)
            return false;
        if (isWanted && !Info!.TlsRequired && !Info.TlsAvailable)
            throw new ProbeException(FailureKind.Tls, "the server has no TLS for clients: leave tls and tls:// away, or give it a tls block");
        if (!isWanted && Info!.TlsRequired)
            throw new ProbeException(FailureKind.Tls, "the server talks to nobody without TLS: set tls: {enabled: true}, with ca_file if its authority is not known to this machine");
        return isWanted;
    }

    /// <summary>A TLS 1.3 handshake succeeds before the server looks at the certificate that it did not get.</summary>
    public bool IsWithoutCertificate(NatsSystemOptions options) => IsSecured && Info is { TlsVerify: true } && options.Tls?.CertFile is null;

    public string Hint(NatsSystemOptions options) => Awaited switch
    {
        "INFO" when !options.TlsFirst => ": not a port for NATS clients, or a server that wants TLS first (tls_first)",
        "TLS handshake" when options.TlsFirst => ": the server may not do TLS first (tls_first)",
        _ => "",
    };
}
