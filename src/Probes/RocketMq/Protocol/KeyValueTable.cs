namespace Probes.RocketMq.Protocol;

/// <summary><c>{"table":{"name":"value"}}</c>: KVTable in apache/rocketmq, the body of several answers.</summary>
internal static class KeyValueTable
{
    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> body)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("table"u8))
                table = ReadMap(ref json);
            else
                json.Skip();
        }
        json.End();
        return table;
    }

    /// <summary>A map of leaves to leaves, all as text; what is null is left out.</summary>
    public static Dictionary<string, string> ReadMap(ref FastJsonReader json)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!json.EnterObject())
            return map;
        while (json.NextMember())
        {
            var name = json.Key.ToName();
            var value = json.ReadString();
            if (name is not null && value is not null)
                map[name] = value;
        }
        return map;
    }
}
