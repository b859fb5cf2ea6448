namespace Probes.RocketMq.Protocol;

/// <summary>Every consumer group that a broker is configured for: SubscriptionGroupWrapper in apache/rocketmq.</summary>
internal static class GetAllSubscriptionGroupConfig
{
    public static RemotingRequest Request() => new(RequestCode.GetAllSubscriptionGroupConfig);

    public static SubscriptionGroupTable Read(ReadOnlySpan<byte> body)
    {
        var groups = new List<SubscriptionGroup>();
        DataVersion? version = null;
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("subscriptionGroupTable"u8))
                ReadGroups(ref json, groups);
            else if (json.Key.Is("dataVersion"u8))
                version = DataVersion.Read(ref json);
            else
                json.Skip();
        }
        json.End();
        return new SubscriptionGroupTable(groups, version);
    }

    private static void ReadGroups(ref FastJsonReader json, List<SubscriptionGroup> groups)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var name = json.Key.ToName();
            if (SubscriptionGroup.Read(ref json, name) is { } group)
                groups.Add(group);
        }
    }
}

internal sealed record SubscriptionGroupTable(IReadOnlyList<SubscriptionGroup> Groups, DataVersion? DataVersion);
