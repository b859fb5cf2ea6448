namespace Probes.RocketMq.Protocol;

/// <summary>A JSON array of names.</summary>
internal static class StringList
{
    /// <summary>Empty when the value is no array; elements that are null are left out.</summary>
    public static List<string> Read(ref FastJsonReader json)
    {
        var list = new List<string>();
        if (!json.EnterArray())
            return list;
        while (json.NextElement())
        {
            if (json.ReadString() is { } name)
                list.Add(name);
        }
        return list;
    }
}
