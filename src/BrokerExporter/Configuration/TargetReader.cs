using System.Collections.Immutable;
using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>Reads <c>targets</c>: each with a name of its own and exactly one message system.</summary>
internal sealed class TargetReader(IReadOnlyList<ProbeKind> kinds)
{
    private string Systems => string.Join(", ", kinds.Select(kind => kind.Name));

    public ImmutableArray<TargetConfig> Read(IReadOnlyList<SettingsSection> sections)
    {
        var targets = new List<(TargetConfig Config, SettingsSection Section)>();
        foreach (var section in sections)
        {
            if (ReadTarget(section) is { } target)
                targets.Add((target, section));
        }

        RejectTwins(targets, target => target.Name, "name", "is the name of an earlier target too");
        targets = [.. targets.Select(target => (WithCluster(target.Config, targets), target.Section))];
        foreach (var system in targets.GroupBy(target => target.Config.Kind))
            RejectTwins([.. system.DistinctBy(target => target.Config.Name)], target => target.Cluster ?? "", "cluster", "is the cluster of an earlier target of this system too, so that their series would clash (expected one of its own)");
        return [.. targets.Select(target => WithFingerprint(target.Config, target.Section))];
    }

    private TargetConfig? ReadTarget(SettingsSection section)
    {
        var name = section.Get(ConfigKeys.Name);
        var cluster = section.Get(ConfigKeys.Cluster);
        var given = kinds.Where(kind => section.HasSection(kind.Name)).ToArray();
        // One variable, the address, is enough of a target.
        if (!section.Has(ConfigKeys.Name.Key) && section.Line == 0 && given.Length == 1)
            name = given[0].Name;
        else if (!section.Has(ConfigKeys.Name.Key))
            section.Reject("", $"has no name (expected e.g. name: prod)");
        if (given.Length != 1)
        {
            section.Reject("", given.Length == 0
                ? $"names no message system (expected one of {Systems})"
                : $"names {given.Length} message systems, {string.Join(" and ", given.Select(kind => kind.Name))} (expected one)");
        }

        // All of them are read, so that their mistakes are seen; and asked for, so that a misspelt one is suggested.
        object? options = null;
        foreach (var kind in kinds)
        {
            if (given.Contains(kind))
                options = kind.ReadOptions(section.Section(kind.Name));
            else
                section.Expect(kind.Name);
        }

        var shard = ShardReader.Read(section.Section("shard"), Environment.MachineName);
        if (given.Length != 1)
            return null;
        if (!shard.IsWhole && given[0].ProblemWithShards(options!, shard) is { } problem)
            section.Reject("shard", problem);
        return new TargetConfig(name, cluster, given[0], options!) { Shard = shard };
    }

    /// <summary>
    /// With several targets of one system, a target without <c>cluster</c> goes by its name: what their brokers call
    /// their clusters may be the same word (RocketMQ's default is DefaultCluster everywhere).
    /// </summary>
    private static TargetConfig WithCluster(TargetConfig target, List<(TargetConfig Config, SettingsSection Section)> all) =>
        target.Cluster is null && all.Count(other => other.Config.Kind == target.Kind) > 1 ? target with { Cluster = target.Name } : target;

    private static TargetConfig WithFingerprint(TargetConfig target, SettingsSection section)
    {
        section.Show(ConfigKeys.Name.Key, new ScalarNode(0, target.Name, IsNull: false));
        section.Show(ConfigKeys.Cluster.Key, new ScalarNode(0, target.Cluster ?? "", IsNull: target.Cluster is null));
        return target with { Fingerprint = ConfigText.FingerprintOf(section.Effective) };
    }

    private static void RejectTwins(
        List<(TargetConfig Config, SettingsSection Section)> targets, Func<TargetConfig, string> value, string key, string problem)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (config, section) in targets)
        {
            if (value(config).Length > 0 && !seen.Add(value(config)))
                section.Reject(key, $"\"{value(config)}\" {problem}");
        }
    }
}
