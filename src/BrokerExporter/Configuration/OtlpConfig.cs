using System.Collections.Immutable;
using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>The section <c>otlp</c>, with what OpenTelemetry's own variables say where the section says nothing.</summary>
internal sealed record OtlpConfig
{
    /// <summary>Whether metrics are pushed at all.</summary>
    public bool Enabled { get; init; }

    /// <summary>Where to: the whole address, <c>/v1/metrics</c> included.</summary>
    public Uri Endpoint { get; init; } = new("http://localhost:4318/v1/metrics");

    /// <summary>From one push to the next.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest that one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public OtlpCompression Compression { get; init; } = OtlpCompression.None;

    /// <summary>Sent with every request: who we are.</summary>
    public ImmutableSortedDictionary<string, Secret> Headers { get; init; } = ImmutableSortedDictionary<string, Secret>.Empty;

    /// <summary>What is said of this process: <c>service.name</c> and what else the environment knows.</summary>
    public ImmutableSortedDictionary<string, string> Resource { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public bool Equals(OtlpConfig? other) =>
        other is not null && Enabled == other.Enabled && Endpoint == other.Endpoint && Interval == other.Interval && Timeout == other.Timeout
        && Compression == other.Compression && Headers.SequenceEqual(other.Headers) && Resource.SequenceEqual(other.Resource);

    public override int GetHashCode() => HashCode.Combine(Enabled, Endpoint, Interval, Timeout, Compression);
}
