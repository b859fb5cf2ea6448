using System.Collections.Immutable;
using BrokerExporter.Http.Bcrypt;

namespace BrokerExporter.Http.Security;

/// <summary>What a file of <c>--web.config.file</c> says.</summary>
internal sealed record WebSettings
{
    /// <summary>Null: plain HTTP.</summary>
    public TlsSettings? Tls { get; init; }

    public bool Http2 { get; init; } = true;

    /// <summary>Added to every answer.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Who may ask; empty: anybody.</summary>
    public ImmutableDictionary<string, BcryptHash> Users { get; init; } = ImmutableDictionary<string, BcryptHash>.Empty;

    public RateLimit RateLimit { get; init; }
}
