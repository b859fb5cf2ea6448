using System.Globalization;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// The ordinal of MQVersion.Version in apache/rocketmq, sent in each header. From 4.0.0-SNAPSHOT (212) on it is regular:
/// a snapshot (even) and a release (odd) per patch, ten patches a minor, ten minors a major, up to 5.9.9 (612).
/// </summary>
internal readonly record struct MqVersion(int Ordinal) : IComparable<MqVersion>
{
    private const int First = 212;
    private const int Last = 612;

    /// <summary>Answers routes as strict JSON and knows GET_ALL_PRODUCER_INFO from here on.</summary>
    public static readonly MqVersion V4_9_4 = new(401);

    public static readonly MqVersion V5_0_0 = new(413);

    /// <summary>RocketMQ 5, its first snapshot (412) included.</summary>
    public bool Is5 => Ordinal >= V5_0_0.Ordinal - 1;

    public int CompareTo(MqVersion other) => Ordinal.CompareTo(other.Ordinal);

    public static bool operator <(MqVersion left, MqVersion right) => left.Ordinal < right.Ordinal;

    public static bool operator >(MqVersion left, MqVersion right) => left.Ordinal > right.Ordinal;

    public static bool operator <=(MqVersion left, MqVersion right) => left.Ordinal <= right.Ordinal;

    public static bool operator >=(MqVersion left, MqVersion right) => left.Ordinal >= right.Ordinal;

    /// <summary>"4.9.8", "5.3.4-SNAPSHOT", or "unknown (N)" for RocketMQ 3 and for ordinals not yet given.</summary>
    public override string ToString()
    {
        if (Ordinal is < First or > Last)
            return string.Create(CultureInfo.InvariantCulture, $"unknown ({Ordinal})");
        var patches = (Ordinal - First) / 2;
        var snapshot = Ordinal % 2 == 0 ? "-SNAPSHOT" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{4 + patches / 100}.{patches / 10 % 10}.{patches % 10}{snapshot}");
    }
}
