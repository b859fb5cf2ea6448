namespace Probes.RocketMq.Protocol;

/// <summary>
/// One of the numbers that a broker keeps for the last minute, hour and day: BrokerStatsData in apache/rocketmq. Only the
/// minute is read: it is sampled each 10 s, the others so seldom that they stay 0 for hours.
/// </summary>
internal static class ViewBrokerStatsData
{
    /// <summary>Bytes put into a topic; the key is the topic (BrokerStatsManager in apache/rocketmq, as the names below).</summary>
    public const string TopicPutSize = "TOPIC_PUT_SIZE";

    /// <summary>Bytes handed to a group; the key is <c>topic@group</c>.</summary>
    public const string GroupGetSize = "GROUP_GET_SIZE";

    /// <summary>Messages that a group sent back to be retried; the key is <c>topic@group</c>.</summary>
    public const string SendBackPutNums = "SNDBCK_PUT_NUMS";

    /// <summary>What a broker says, with code 1, of a key that it has counted nothing for since its start.</summary>
    public const string NotExist = "not exist";

    public static RemotingRequest Request(string name, string key) =>
        new(RequestCode.ViewBrokerStatsData, KeyValuePair.Create("statsName", name), KeyValuePair.Create("statsKey", key));

    public static LastMinute Read(ReadOnlySpan<byte> body)
    {
        var minute = default(LastMinute);
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("statsMinute"u8))
                minute = ReadMinute(ref json);
            else
                json.Skip();
        }
        json.End();
        return minute;
    }

    private static LastMinute ReadMinute(ref FastJsonReader json)
    {
        long sum = 0;
        double tps = 0;
        if (!json.EnterObject())
            return default;
        while (json.NextMember())
        {
            if (json.Key.Is("sum"u8))
                sum = json.ReadInt64() ?? 0;
            else if (json.Key.Is("tps"u8))
                tps = json.ReadDouble() ?? 0;
            else
                json.Skip();
        }
        return new LastMinute(sum, double.IsFinite(tps) ? tps : 0);
    }
}

/// <summary>What a broker counted in its last minute, and that per second.</summary>
internal readonly record struct LastMinute(long Sum, double PerSecond);
