using System.Collections.Immutable;

namespace Probes.RocketMq.Model.NameServers;

/// <summary>
/// Everything that one name server said, for comparison with the others. What it did not say yet is null, and is not
/// compared.
/// </summary>
internal sealed record NameServerTables(string Name, Registry Registry)
{
    /// <summary>206, without topics that are none of ours.</summary>
    public Kept<IReadOnlySet<string>>? Topics { get; init; }

    /// <summary>219: ordered topics.</summary>
    public Kept<IReadOnlyDictionary<string, string>>? OrderTopics { get; init; }

    /// <summary>319.</summary>
    public Kept<IReadOnlyDictionary<string, string>>? Configuration { get; init; }

    /// <summary>Names of the broker groups that are registered with a master.</summary>
    public IReadOnlySet<string> Masters { get; } =
        Registry.Members.Where(member => member.IsMaster).Select(member => member.Broker).ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>Names of those that are registered without one: nobody in them takes writes.</summary>
    public IReadOnlySet<string> Masterless { get; } =
        Registry.Groups.Where(group => !group.HasMaster).Select(group => group.Broker).ToImmutableHashSet(StringComparer.Ordinal);
}
