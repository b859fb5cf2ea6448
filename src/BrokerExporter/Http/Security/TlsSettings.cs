using System.Collections.Immutable;
using System.Net.Security;
using System.Security.Authentication;

namespace BrokerExporter.Http.Security;

/// <summary>The section <c>tls_server_config</c>. A text in the file itself stands in for a file that is not named.</summary>
internal sealed record TlsSettings
{
    public string CertFile { get; init; } = "";

    public string Cert { get; init; } = "";

    public string KeyFile { get; init; } = "";

    public string Key { get; init; } = "";

    public string ClientCaFile { get; init; } = "";

    public string ClientCa { get; init; } = "";

    public ClientAuth ClientAuth { get; init; }

    /// <summary>One of these must be among the alternative names of a client's certificate; empty: no matter.</summary>
    public ImmutableArray<string> AllowedNames { get; init; } = [];

    public SslProtocols Versions { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>For TLS 1.2 and before; empty: what the platform takes for good.</summary>
    public ImmutableArray<TlsCipherSuite> CipherSuites { get; init; } = [];

    public bool HasCurves { get; init; }

    // The key is in here, and records print themselves.
    public override string ToString() => CertFile;
}
