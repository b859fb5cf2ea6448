namespace Simulator.Tests.Support;

/// <summary>
/// What a body is made of: for each path its type, and for each object its fields in their order. Keys of maps
/// (whose names are data) become their kind.
/// </summary>
internal static class Shape
{
    private static readonly HashSet<string> Maps =
    [
        "brokerAddrTable", "brokerAddrs", "clusterAddrTable", "offsetTable", "topicConfigTable", "subscriptionGroupTable",
        "subscriptionTable", "attributes", "data", "groupTopicMap", "table", "mqTable", "mqPopTable", "properties", "statusTable", "userConsumerInfo", "timingCount",
    ];

    public static string Of(IEnumerable<string> bodies)
    {
        var shape = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var body in bodies)
        {
            Add(shape, "$", LooseJson.Parse(body), isMap: false);
        }

        return string.Join('\n', shape);
    }

    private static void Add(SortedSet<string> shape, string path, object value, bool isMap)
    {
        switch (value)
        {
            case LooseObject { Entries.Count: 0 }:
                // An empty map says nothing: the recorded ones need not be empty in the same places.
                break;
            case LooseObject map when isMap:
                foreach (var (key, inner) in map.Entries)
                {
                    Add(shape, path + "." + KindOf(key), inner, isMap: IsOffsets(path, inner));
                }

                break;
            case LooseObject fields:
                shape.Add(path + " {" + string.Join(",", fields.Names) + "}");
                foreach (var (key, inner) in fields.Entries)
                {
                    Add(shape, path + "." + key, inner, Maps.Contains((string)key));
                }

                break;
            case List<object> items:
                shape.Add(path + " list");
                items.ForEach(item => Add(shape, path + "[]", item, isMap: false));
                break;
            default:
                shape.Add(path + " " + value.GetType().Name);
                break;
        }
    }

    private static string KindOf(object key) => key is LooseObject fields
        ? "<{" + string.Join(",", fields.Names) + "}>"
        : "<" + key.GetType().Name + ">";

    /// <summary>The rows of GET_ALL_CONSUMER_OFFSET are maps again.</summary>
    private static bool IsOffsets(string path, object value) =>
        path.EndsWith(".offsetTable", StringComparison.Ordinal) && value is LooseObject inner && inner.Entries.All(entry => entry.Key is long);
}
