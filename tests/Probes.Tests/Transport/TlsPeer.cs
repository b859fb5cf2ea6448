using System.Net.Security;
using System.Security.Authentication;
using System.Text;
using Probes.Tests.Testing;
using Tests.Shared;

namespace Probes.Tests.Transport;

/// <summary>The other side of a TLS handshake, in memory.</summary>
internal sealed class TlsPeer
{
    private readonly Lazy<Task<SslStream>> _secured;

    public TlsPeer(Issued certificate)
    {
        (var near, Far) = DuplexStream.Pair();
        _secured = new(() => AcceptAsync(certificate));
        _near = near;
    }

    private readonly DuplexStream _near;

    /// <summary>The client's end; taking it starts the peer.</summary>
    public DuplexStream Near
    {
        get
        {
            _ = _secured.Value;
            return _near;
        }
    }

    public DuplexStream Far { get; }

    public SslProtocols Protocol { get; init; } = SslProtocols.Tls13;

    public bool WantsCertificate { get; init; }

    public async Task<string> HearAsync(int count)
    {
        var bytes = new byte[count];
        await (await _secured.Value).ReadExactlyAsync(bytes);
        return Encoding.ASCII.GetString(bytes);
    }

    /// <summary>The name that the client wants to talk to.</summary>
    public async Task<string> AskedForAsync() => (await _secured.Value).TargetHostName;

    /// <summary>The subject of the client's certificate.</summary>
    public async Task<string?> ClientAsync() => (await _secured.Value).RemoteCertificate?.Subject;

    private async Task<SslStream> AcceptAsync(Issued certificate)
    {
        var secured = new SslStream(Far);
        try
        {
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate.Load(),
                EnabledSslProtocols = Protocol,
                ClientCertificateRequired = WantsCertificate,
                RemoteCertificateValidationCallback = (_, shown, _, _) => !WantsCertificate || shown is not null,
            });
        }
        catch
        {
            await secured.DisposeAsync();
            throw;
        }

        return secured;
    }
}
