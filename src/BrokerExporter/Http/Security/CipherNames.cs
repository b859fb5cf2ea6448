using System.Collections.Frozen;
using System.Net.Security;

namespace BrokerExporter.Http.Security;

/// <summary>
/// The suites that Go calls secure (<c>tls.CipherSuites()</c>), and no others: what the toolkit refuses is refused here. Go and .NET use the
/// names of IANA.
/// </summary>
internal static class CipherNames
{
    /// <summary>They cannot be chosen, in Go: whoever speaks TLS 1.3 speaks these.</summary>
    public static readonly IReadOnlyList<TlsCipherSuite> OfTls13 =
        [TlsCipherSuite.TLS_AES_128_GCM_SHA256, TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256];

    private static readonly FrozenDictionary<string, TlsCipherSuite> _names = OfTls13.Concat(
    [
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    ]).ToFrozenDictionary(suite => suite.ToString(), StringComparer.Ordinal);

    public static bool TryParse(string text, out TlsCipherSuite suite) => _names.TryGetValue(text, out suite);
}
