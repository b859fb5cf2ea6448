namespace Probes.RocketMq.Protocol;

/// <summary>
/// Which group gets the messages of which topic by POP (5.x), as an operator set it on the broker:
/// MessageRequestModeSerializeWrapper in apache/rocketmq, <c>{"messageRequestModeMap":{"topic":{"group":{"mode":"POP",…}}}}</c>.
/// </summary>
internal static class GetAllMessageRequestMode
{
    public static RemotingRequest Request() => new(RequestCode.GetAllMessageRequestMode);

    public static IReadOnlyList<RequestMode> Read(ReadOnlySpan<byte> body)
    {
        var modes = new List<RequestMode>();
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("messageRequestModeMap"u8))
                ReadTopics(ref json, modes);
            else
                json.Skip();
        }
        json.End();
        return modes;
    }

    private static void ReadTopics(ref FastJsonReader json, List<RequestMode> modes)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var topic = json.Key.ToName();
            if (!json.EnterObject())
                continue;
            while (json.NextMember())
            {
                var group = json.Key.ToName();
                if (ReadMode(ref json) is { } mode && topic is not null && group is not null)
                    modes.Add(new RequestMode(topic, group, mode));
            }
        }
    }

    private static string? ReadMode(ref FastJsonReader json)
    {
        string? mode = null;
        if (!json.EnterObject())
            return mode;
        while (json.NextMember())
        {
            if (json.Key.Is("mode"u8))
                mode = json.ReadName();
            else
                json.Skip();
        }
        return mode;
    }
}

/// <summary>How a group gets the messages of a topic: PULL or POP.</summary>
internal sealed record RequestMode(string Topic, string Group, string Mode)
{
    public bool IsPop => Mode == "POP";
}
