using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Probes.Kafka.Protocol;

namespace Probes.Kafka.Collectors.Canary;

/// <summary>Messages of this exporter's canary: none is like another, nor like one of another exporter that shares the topic.</summary>
internal sealed class CanaryMessage
{
    private static readonly ImmutableArray<byte> _key = [.. Encoding.ASCII.GetBytes(CanaryOptions.TopicPrefix)];

    // New with each start: an exporter's name may be another's too.
    private readonly string _instance = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private long _sequence;

    /// <summary>Whether a message was written by a canary, this exporter's or another one's.</summary>
    public static bool IsCanarys(Record message) => message.Key is { } key && key.AsSpan().SequenceEqual(_key.AsSpan());

    /// <summary>The next one: the exporter's instance and a number.</summary>
    public Record Next(DateTimeOffset now)
    {
        var number = Interlocked.Increment(ref _sequence).ToString(CultureInfo.InvariantCulture);
        return new Record(0, now.ToUnixTimeMilliseconds(), _key, [.. Encoding.ASCII.GetBytes($"{_instance}:{number}")]);
    }

    /// <summary>Whether a message that was read is the one that was written.</summary>
    public static bool IsSame(Record written, Record read) =>
        IsCanarys(read) && written.Value is { } one && read.Value is { } other && one.AsSpan().SequenceEqual(other.AsSpan());
}
