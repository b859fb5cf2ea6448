using System.Collections.Frozen;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Protocol;

/// <summary>The versions that a broker and we both speak. A broker that was upgraded tells others on its next connection.</summary>
internal sealed class SpokenVersions
{
    private readonly FrozenDictionary<ApiKey, ApiVersionsResponse.Range> _told;

    public SpokenVersions(ApiVersionsResponse told)
    {
        Told = told;
        // A broker may tell a request twice only by mistake; the last word counts.
        _told = told.Ranges.GroupBy(range => (ApiKey)range.Key).ToFrozenDictionary(same => same.Key, same => same.Last());
    }

    /// <summary>Everything that the broker said, also of requests that are not spoken here.</summary>
    public ApiVersionsResponse Told { get; }

    /// <summary>The newest version that both speak; null: there is none.</summary>
    public short? Of(ApiKey key)
    {
        var ours = Api.Of(key);
        if (!_told.TryGetValue(key, out var theirs))
            return null;
        var newest = Math.Min(ours.Newest, theirs.Newest);
        return newest >= Math.Max(ours.Oldest, theirs.Oldest) ? newest : null;
    }

    /// <summary>Why there is no such version, in words.</summary>
    public string ProblemWith(ApiKey key)
    {
        var ours = Api.Of(key);
        return _told.TryGetValue(key, out var theirs)
            ? $"the broker speaks {key} v{theirs.Oldest} to v{theirs.Newest}, the exporter v{ours.Oldest} to v{ours.Newest}"
            : $"the broker does not know {key}; its Kafka is too old, or is not Apache's";
    }
}
