using Probes.Metrics;

namespace BrokerExporter.Exposition;

/// <summary>
/// Tells cheaply that the parts of a family cannot have a series in common: there is a label that is constant in each
/// part and different in every part, which is what <c>cluster</c> and <c>target</c> are for.
/// </summary>
internal static class SeriesOverlap
{
    public static bool IsPossible(FamilyGroup group)
    {
        if (group.Parts.Count < 2)
            return false;
        for (var label = 0; label < group.Metric.Labels.Length; label++)
        {
            if (TellsApart(group.Parts, label))
                return false;
        }

        return true;
    }

    private static bool TellsApart(IReadOnlyList<IReadOnlyList<Sample>> parts, int label)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (!values.Add(part[0].Series.LabelValues[label]))
                return false;
        }

        return parts.All(part => IsConstant(part, label));
    }

    private static bool IsConstant(IReadOnlyList<Sample> samples, int label)
    {
        var value = samples[0].Series.LabelValues[label];
        for (var i = 1; i < samples.Count; i++)
        {
            if (samples[i].Series.LabelValues[label] != value)
                return false;
        }

        return true;
    }
}
