using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Simulator.RocketMq.Security;

namespace Simulator.Kafka.Security;

/// <summary>Lets connections in: as they are, or secured.</summary>
internal sealed class KafkaDoor(KafkaTls? tls, TimeProvider time)
{
    private readonly Lazy<X509Certificate2> certificate = new(() => tls?.Certificate ?? SelfSigned.Create(time.GetUtcNow()));

    public async Task<Stream> OpenAsync(Socket socket, CancellationToken cancellation)
    {
        var stream = new NetworkStream(socket, ownsSocket: false);
        if (tls is null)
        {
            return stream;
        }

        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate.Value,
                ClientCertificateRequired = tls.ClientAuthorities is not null,
                RemoteCertificateValidationCallback = (_, shown, _, _) => tls.ClientAuthorities is null || IsVouchedFor(shown as X509Certificate2),
            },
            cancellation).ConfigureAwait(false);
        return secured;
    }

    private bool IsVouchedFor(X509Certificate2? client)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(tls!.ClientAuthorities!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return client is not null && chain.Build(client);
    }
}
