using System.Collections.Frozen;

namespace Probes.RocketMq.Model.NameServers;

/// <summary>Compares what name servers are configured with: ordered topics (219) and their own settings (319).</summary>
internal static class SettingDivergence
{
    /// <summary>
    /// Settings that change what brokers and clients see (NamesrvConfig in apache/rocketmq). The others may differ: paths,
    /// ports, addresses, threads and buffers.
    /// </summary>
    private static readonly FrozenSet<string> _thatMatter = FrozenSet.Create(
        StringComparer.Ordinal,
        "clusterTest", "deleteTopicWithBrokerRegistration", "enableAllTopicList", "enableTopicList", "needWaitForService",
        "notifyMinBrokerIdChanged", "orderMessageEnable", "productEnvName", "returnOrderTopicConfigToBroker",
        "scanNotActiveBrokerInterval", "supportActingMaster", "waitSecondsForService");

    public static IEnumerable<Finding> Find(IReadOnlyList<NameServerTables> nameServers)
    {
        var orders = nameServers.Where(tables => tables.OrderTopics is not null).Select(tables => (tables.Name, Table: tables.OrderTopics!)).ToList();
        // A topic without an entry is not ordered: that is a value like others.
        var ordered = Compare(orders, DivergenceKind.OrderConfiguration, KeysOf(orders), static (table, topic) => table.GetValueOrDefault(topic, ""));

        var settings = nameServers.Where(tables => tables.Configuration is not null).Select(tables => (tables.Name, Table: tables.Configuration!)).ToList();
        // A setting that one does not have came with a later version: it has no other value there.
        return ordered.Concat(Compare(
            settings, DivergenceKind.Configuration, KeysOf(settings).Where(_thatMatter.Contains), static (table, key) => table.GetValueOrDefault(key)));
    }

    private static HashSet<string> KeysOf(List<(string Name, Kept<IReadOnlyDictionary<string, string>> Table)> said) =>
        said.SelectMany(entry => entry.Table.Value.Keys).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<Finding> Compare(
        List<(string Name, Kept<IReadOnlyDictionary<string, string>> Table)> said,
        DivergenceKind kind,
        IEnumerable<string> keys,
        Func<IReadOnlyDictionary<string, string>, string, string?> value) => keys.SelectMany(key =>
    {
        var those = said.Select(entry => (entry.Name, Value: value(entry.Table.Value, key), entry.Table.At)).Where(entry => entry.Value is not null).ToList();
        return Dissent.Among([.. those.Select(entry => (entry.Name, entry.Value!))])
            .Select(name => new Finding(new Difference(name, kind, key), those.Min(entry => entry.At)));
    });
}
