using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Simulator.RocketMq.Security;

/// <summary>NettyRemotingServer's HandshakeHandler: looks at the first byte of a connection and lets it in as it is, secured, or not at all.</summary>
internal sealed class Door(TlsPlay play, TimeProvider time)
{
    /// <summary>What a TLS record with a handshake begins with.</summary>
    private const byte Handshake = 0x16;

    private readonly Lazy<X509Certificate2> certificate = new(() => play.Certificate ?? SelfSigned.Create(time.GetUtcNow()));

    /// <returns>Null: the connection is to be closed.</returns>
    public async Task<Stream?> OpenAsync(Socket socket, CancellationToken cancellation)
    {
        var first = new byte[1];
        if (await socket.ReceiveAsync(first, SocketFlags.Peek, cancellation).ConfigureAwait(false) == 0)
        {
            return null;
        }

        var isTls = first[0] == Handshake;
        if (isTls ? play.Mode == TlsMode.Disabled : play.Mode == TlsMode.Enforcing)
        {
            // Read, as Netty has: closing over unread bytes would be a reset and not an end.
            await socket.ReceiveAsync(new byte[64 * 1024], SocketFlags.None, cancellation).ConfigureAwait(false);
            return null;
        }

        var stream = new NetworkStream(socket, ownsSocket: false);
        return isTls ? await SecureAsync(stream, cancellation).ConfigureAwait(false) : stream;
    }

    private async Task<Stream> SecureAsync(Stream stream, CancellationToken cancellation)
    {
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate.Value,
                ClientCertificateRequired = play.ClientAuthorities is not null,
                RemoteCertificateValidationCallback = (_, shown, _, _) => play.ClientAuthorities is null || IsVouchedFor(shown as X509Certificate2),
            },
            cancellation).ConfigureAwait(false);
        return secured;
    }

    private bool IsVouchedFor(X509Certificate2? client)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(play.ClientAuthorities!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return client is not null && chain.Build(client);
    }
}
