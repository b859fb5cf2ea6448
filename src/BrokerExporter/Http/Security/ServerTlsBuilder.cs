using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BrokerExporter.Configuration;

namespace BrokerExporter.Http.Security;

/// <summary>Reads the files that a section of TLS names, and notes with their keys what is wrong with them.</summary>
/// <param name="section">Takes the mistakes.</param>
/// <param name="read">Reads a file; the name is relative to the file of the configuration.</param>
internal sealed class ServerTlsBuilder(SettingsSection section, Func<string, FileText> read)
{
    /// <returns>Null if there are mistakes.</returns>
    public ServerTls? Build(TlsSettings settings)
    {
        var certificate = Certificates(WebKeys.CertFile.Key, settings.CertFile, WebKeys.Cert.Key, settings.Cert);
        var key = Text(WebKeys.KeyFile.Key, settings.KeyFile, settings.Key);
        var hasAuthorities = settings is not { ClientCaFile: "", ClientCa: "" };
        var authorities = hasAuthorities
            ? Certificates(WebKeys.ClientCaFile.Key, settings.ClientCaFile, WebKeys.ClientCa.Key, settings.ClientCa)
            : null;
        if (certificate is null || key is null || (hasAuthorities && authorities is null))
            return null;
        return Context(settings, certificate, key) is { } context ? new ServerTls(settings, context, authorities) : null;
    }

    private SslStreamCertificateContext? Context(TlsSettings settings, X509Certificate2Collection chain, string key)
    {
        try
        {
            // The first is ours, the others lead from it to its authority. Offline: nothing is fetched to complete them.
            var ours = X509Certificate2.CreateFromPem(chain[0].ExportCertificatePem(), key);
            return SslStreamCertificateContext.Create(ours, [.. chain.Skip(1)], offline: true);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or NotSupportedException)
        {
            section.Reject(settings.KeyFile.Length > 0 ? WebKeys.KeyFile.Key : WebKeys.Key.Key, key.Contains("ENCRYPTED", StringComparison.Ordinal)
                ? "the key has a passphrase (expected one without)"
                : "is not the PEM key of the certificate");
            return null;
        }
    }

    private X509Certificate2Collection? Certificates(string fileKey, string file, string textKey, string text)
    {
        if (Text(fileKey, file, text) is not { } pem)
            return null;
        var key = file.Length > 0 ? fileKey : textKey;
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            section.Reject(key, "holds a certificate that cannot be read");
            return null;
        }

        if (certificates.Count > 0)
            return certificates;
        section.Reject(key, "holds no certificate (expected PEM: -----BEGIN CERTIFICATE-----)");
        return null;
    }

    private string? Text(string fileKey, string file, string text)
    {
        if (file.Length == 0)
            return text;
        var content = read(file);
        if (content.Problem is { } problem)
            section.Reject(fileKey, $"{file}: {problem}");
        return content.Text;
    }
}
