using System.Collections.Frozen;
using Probes.Metrics;

namespace BrokerExporter.Exposition;

/// <summary>
/// Brings the families of several targets together: one group per metric in the order of the catalogue, within it the
/// targets in their order. Samples are not copied.
/// </summary>
internal sealed class FamilyOrder(IEnumerable<Metric> catalogue)
{
    private readonly FrozenDictionary<string, int> _positions = catalogue
        .Select((metric, position) => KeyValuePair.Create(metric.Name, position))
        .ToFrozenDictionary(StringComparer.Ordinal);

    public IReadOnlyList<FamilyGroup> Merge(IEnumerable<IReadOnlyList<Family>> sources)
    {
        // By name, not by descriptor: two HELP lines for one name make the whole page invalid.
        var groups = new Dictionary<string, (Metric Metric, List<IReadOnlyList<Sample>> Parts)>(StringComparer.Ordinal);
        foreach (var family in sources.SelectMany(families => families))
        {
            if (family.Samples.Count == 0)
                continue;
            if (!groups.TryGetValue(family.Metric.Name, out var group))
                groups[family.Metric.Name] = group = (family.Metric, []);
            group.Parts.Add(family.Samples);
        }

        return
        [
            .. groups.Values.OrderBy(group => _positions.GetValueOrDefault(group.Metric.Name, int.MaxValue))
                .Select(group => new FamilyGroup(group.Metric, group.Parts)),
        ];
    }
}
