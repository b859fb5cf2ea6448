using Probes.Metrics;

namespace BrokerExporter.Exposition;

/// <summary>The lines of one family, the same in every text format.</summary>
internal static class SampleLines
{
    /// <summary>Writes each series once.</summary>
    /// <returns>Samples that were left out because an earlier part has the same series.</returns>
    public static int Write(FamilyGroup group, ExpositionBuffer buffer)
    {
        // Within one part no series comes twice; the collection has seen to that.
        if (group.Parts.Count == 1)
        {
            Write(group.Parts[0], buffer);
            return 0;
        }

        var start = buffer.Hold();
        var duplicates = PartPrefixes.Of(group.Parts) is { } prefixes && TryWrite(group.Parts, prefixes, buffer)
            ? 0
            : WriteAgain(group.Parts, start, buffer);
        buffer.Release();
        return duplicates;
    }

    private static void Write(IReadOnlyList<Sample> samples, ExpositionBuffer buffer)
    {
        for (var i = 0; i < samples.Count; i++)
            Write(samples[i], buffer);
    }

    // False as soon as labels do not begin as its part's first one does: then another part may have the same line.
    private static bool TryWrite(IReadOnlyList<IReadOnlyList<Sample>> parts, int[] prefixes, ExpositionBuffer buffer)
    {
        foreach (var (index, part) in parts.Index())
        {
            var prefix = part[0].Series.Labels[..prefixes[index]];
            for (var i = 0; i < part.Count; i++)
            {
                var sample = part[i];
                if (!sample.Series.Labels.StartsWith(prefix))
                    return false;
                Write(sample, buffer);
            }
        }

        return true;
    }

    private static int WriteAgain(IReadOnlyList<IReadOnlyList<Sample>> parts, int start, ExpositionBuffer buffer)
    {
        buffer.Truncate(start);
        buffer.Release();
        var written = new HashSet<Series>(parts.Sum(part => part.Count), SeriesLineComparer.Instance);
        var duplicates = 0;
        foreach (var sample in parts.SelectMany(part => part))
        {
            if (written.Add(sample.Series))
                Write(sample, buffer);
            else
                duplicates++;
        }

        return duplicates;
    }

    private static void Write(Sample sample, ExpositionBuffer buffer)
    {
        var name = sample.Series.Name;
        var labels = sample.Series.Labels;
        var length = name.Length + labels.Length;
        var room = buffer.Reserve(length + NumberText.MaxLength + 1);
        name.CopyTo(room);
        labels.CopyTo(room[name.Length..]);
        length += NumberText.Write(sample, room[length..]);
        room[length] = (byte)'\n';
        buffer.Advance(length + 1);
    }
}
