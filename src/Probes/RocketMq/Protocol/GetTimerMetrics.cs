namespace Probes.RocketMq.Protocol;

/// <summary>
/// How many messages wait in the timer wheel (5.x), by the topic that they are meant for: TimerMetrics.TimerMetricsSerializeWrapper
/// in apache/rocketmq. Code 1 where the timer wheel is off.
/// </summary>
internal static class GetTimerMetrics
{
    public static RemotingRequest Request() => new(RequestCode.GetTimerMetrics);

    public static IReadOnlyList<TimerCount> Read(ReadOnlySpan<byte> body)
    {
        var counts = new List<TimerCount>();
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("timingCount"u8))
                ReadCounts(ref json, counts);
            else
                json.Skip();
        }
        json.End();
        return counts;
    }

    private static void ReadCounts(ref FastJsonReader json, List<TimerCount> counts)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var topic = json.Key.ToName();
            if (ReadCount(ref json) is { } count && topic is not null)
                counts.Add(new TimerCount(topic, count));
        }
    }

    private static long? ReadCount(ref FastJsonReader json)
    {
        long? count = null;
        if (!json.EnterObject())
            return count;
        while (json.NextMember())
        {
            if (json.Key.Is("count"u8))
                count = json.ReadInt64();
            else
                json.Skip();
        }
        return count;
    }
}

/// <summary>Messages for one topic that wait in the timer wheel.</summary>
internal readonly record struct TimerCount(string Topic, long Messages);
