using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Probes.Transport;

/// <summary>What is wrong with a peer's certificate, in words that say what to change.</summary>
internal static class CertificateRefusal
{
    private const X509ChainStatusFlags _unknownIssuer = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    /// <summary>Names in one sentence; a certificate may have thousands.</summary>
    private const int _mostNames = 5;

    /// <param name="errors">What .NET found.</param>
    /// <param name="certificate">The peer's certificate.</param>
    /// <param name="chain">The certificates that it rests on.</param>
    /// <param name="expected">The name that it should be for.</param>
    /// <param name="caFile">Where the authorities come from; null: this machine's.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null: nothing is wrong.</returns>
    public static string? Of(
        SslPolicyErrors errors, X509Certificate2? certificate, X509Chain? chain, string expected, string? caFile, DateTimeOffset now)
    {
        if (errors == SslPolicyErrors.None)
            return null;
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return "it has none";
        var reasons = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            reasons.AddRange(OfChain(certificate, chain, caFile, now));
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            reasons.Add($"it is for {NamesOf(certificate)}, not for {expected} (server_name says which name to expect)");
        return string.Join("; ", reasons);
    }

    private static IEnumerable<string> OfChain(X509Certificate2 certificate, X509Chain? chain, string? caFile, DateTimeOffset now)
    {
        var statuses = chain?.ChainStatus ?? [];
        var flags = statuses.Aggregate(X509ChainStatusFlags.NoError, static (all, status) => all | status.Status);
        if (flags.HasFlag(X509ChainStatusFlags.NotTimeValid))
            yield return OfTime(certificate, now);
        if ((flags & _unknownIssuer) != 0)
        {
            yield return certificate.Subject == certificate.Issuer
                ? $"it vouches for itself and is not in {caFile ?? "what this machine trusts (ca_file)"}"
                : $"its issuer, {Shortened(certificate.Issuer)}, is not known to {caFile ?? "this machine (ca_file)"}";
        }

        var others = flags & ~(_unknownIssuer | X509ChainStatusFlags.NotTimeValid);
        if (others != 0 || flags == 0)
            yield return $"its chain is not valid ({others})";
    }

    private static string OfTime(X509Certificate2 certificate, DateTimeOffset now) =>
        now > certificate.NotAfter ? $"it expired on {Text(certificate.NotAfter)}"
        : now < certificate.NotBefore ? $"it is valid only from {Text(certificate.NotBefore)}"
        : "a certificate that it rests on has expired, or is not valid yet";

    private static string NamesOf(X509Certificate2 certificate)
    {
        List<string> names = [];
        foreach (var extension in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
            names.AddRange([.. extension.EnumerateDnsNames(), .. extension.EnumerateIPAddresses().Select(address => address.ToString())]);
        if (names.Count == 0)
            return Shortened(certificate.Subject);
        var shown = string.Join(", ", names.Take(_mostNames).Select(Shortened));
        return names.Count > _mostNames ? $"{shown} and {names.Count - _mostNames} more" : shown;
    }

    // A peer may send anything.
    private static string Shortened(string text) => text.Length <= 80 ? text : text[..77] + "...";

    private static string Text(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
