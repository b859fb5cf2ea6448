using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BrokerExporter.Cli;

/// <summary>Which exporters a command believes to be the one that was meant.</summary>
/// <param name="CaFile">The authorities, in PEM; null: those of this machine.</param>
/// <param name="Insecure">Any certificate will do.</param>
internal sealed record ServerTrust(string? CaFile, bool Insecure)
{
    /// <exception cref="UnreachableException">The file with the authorities cannot be used.</exception>
    public HttpClient Client()
    {
        var tls = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, _, _, errors) => Insecure || errors == SslPolicyErrors.None,
        };
        if (CaFile is not null)
            tls.CertificateChainPolicy = Policy(CaFile);
        // It is on this machine or beside it: a proxy for the world outside would be asked for nothing.
        var handler = new SocketsHttpHandler { SslOptions = tls, AllowAutoRedirect = false, UseProxy = false, AutomaticDecompression = System.Net.DecompressionMethods.GZip };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static X509ChainPolicy Policy(string file)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UnreachableException($"cannot read certificates from {file}: {exception.Message}", exception);
        }

        return policy.CustomTrustStore.Count > 0 ? policy : throw new UnreachableException($"{file} holds no certificate (expected PEM)");
    }
}
