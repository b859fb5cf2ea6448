using System.Collections.Immutable;
using System.Security.Authentication;

namespace BrokerExporter.Http.Security;

/// <summary>The versions as the file names them, from the oldest.</summary>
internal static class TlsVersions
{
#pragma warning disable SYSLIB0039, CA5397 // The toolkit knows the old ones; whether there is any of them is the platform's word.
    public static readonly ImmutableArray<(string Name, SslProtocols Version)> All =
        [("TLS10", SslProtocols.Tls), ("TLS11", SslProtocols.Tls11), ("TLS12", SslProtocols.Tls12), ("TLS13", SslProtocols.Tls13)];
#pragma warning restore SYSLIB0039, CA5397

    /// <summary>All from one to the other; none if they are the wrong way round.</summary>
    public static SslProtocols Between(SslProtocols min, SslProtocols max) =>
        // Their values grow with them.
        All.Where(version => version.Version >= min && version.Version <= max)
            .Aggregate(SslProtocols.None, (all, version) => all | version.Version);
}
