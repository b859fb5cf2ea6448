namespace Probes.RocketMq.Protocol;

/// <summary>
/// Changes whenever the table beside it does (DataVersion in apache/rocketmq). Timestamp in milliseconds; StateVersion is
/// written from 5.0 on.
/// </summary>
internal sealed record DataVersion(long Timestamp, long Counter, long StateVersion)
{
    public static DataVersion? Read(ref FastJsonReader json)
    {
        if (!json.EnterObject())
            return null;
        long timestamp = 0, counter = 0, stateVersion = 0;
        while (json.NextMember())
        {
            if (json.Key.Is("timestamp"u8))
                timestamp = json.ReadInt64() ?? 0;
            else if (json.Key.Is("counter"u8))
                counter = json.ReadInt64() ?? 0;
            else if (json.Key.Is("stateVersion"u8))
                stateVersion = json.ReadInt64() ?? 0;
            else
                json.Skip();
        }
        return new DataVersion(timestamp, counter, stateVersion);
    }
}
