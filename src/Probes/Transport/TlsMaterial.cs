using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Probes.Transport;

/// <summary>What the files of <see cref="TlsOptions"/> hold.</summary>
/// <param name="Authorities">Null: those that this machine trusts.</param>
/// <param name="Client">Our own certificate with its key; null if we have none.</param>
internal sealed record TlsMaterial(X509Certificate2Collection? Authorities, SslStreamCertificateContext? Client)
{
    /// <exception cref="FileException">Which file is not what it should be.</exception>
    public static TlsMaterial Of(TlsOptions options, TlsTexts texts) => new(
        texts.Authorities is null ? null : AuthoritiesIn(options.CaFile!, texts.Authorities),
        texts.Certificate is null || texts.Key is null ? null : ClientOf(options, texts.Certificate, texts.Key));

    private static X509Certificate2Collection AuthoritiesIn(string file, string text)
    {
        var authorities = CertificatesIn(file, text);
        // A chain ends at a certificate that vouches for itself; without one no chain can.
        if (!authorities.Any(certificate => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)))
            throw new FileException(file, "holds no root certificate (expected the authority's own, issued by itself)");
        return authorities;
    }

    private static SslStreamCertificateContext ClientOf(TlsOptions options, string certificate, string key)
    {
        var chain = CertificatesIn(options.CertFile!, certificate);
        try
        {
            // The first is ours, the others lead from it to its authority. Offline: nothing is fetched to complete them.
            var ours = X509Certificate2.CreateFromPem(chain[0].ExportCertificatePem(), key);
            return SslStreamCertificateContext.Create(ours, [.. chain.Skip(1)], offline: true);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or NotSupportedException)
        {
            throw new FileException(options.KeyFile!, key.Contains("ENCRYPTED", StringComparison.Ordinal)
                ? "has a passphrase (expected a key without one)"
                : $"is not the PEM key of the certificate in {options.CertFile}");
        }
    }

    private static X509Certificate2Collection CertificatesIn(string file, string text)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(text);
        }
        catch (CryptographicException)
        {
            throw new FileException(file, "holds a certificate that cannot be read");
        }

        return certificates.Count > 0 ? certificates : throw new FileException(file, "holds no certificate (expected PEM: -----BEGIN CERTIFICATE-----)");
    }
}

/// <summary>The texts of the files; null where there is none.</summary>
internal sealed record TlsTexts(string? Authorities, string? Certificate, string? Key);
