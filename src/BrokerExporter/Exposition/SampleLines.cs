using Probes.Metrics;

namespace BrokerExporter.Exposition;

/// <summary>The lines of one family, the same in every text format.</summary>
internal static class SampleLines
{
    /// <summary>Writes each series once.</summary>
    /// <returns>Samples that were left out because an earlier part has the same series.</returns>
    public static int Write(FamilyGroup group, ExpositionBuffer buffer)
    {
        if (SeriesOverlap.IsPossible(group))
            return WriteDistinct(group, buffer);

        foreach (var part in group.Parts)
        {
            for (var i = 0; i < part.Count; i++)
                Write(part[i], buffer);
        }

        return 0;
    }

    private static int WriteDistinct(FamilyGroup group, ExpositionBuffer buffer)
    {
        var written = new HashSet<Series>(group.Parts.Sum(part => part.Count), SeriesLineComparer.Instance);
        var duplicates = 0;
        foreach (var sample in group.Parts.SelectMany(part => part))
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
        var line = sample.Series.Line;
        var room = buffer.Reserve(line.Length + NumberText.MaxLength + 1);
        line.CopyTo(room);
        var length = line.Length + NumberText.Write(sample, room[line.Length..]);
        room[length] = (byte)'\n';
        buffer.Advance(length + 1);
    }
}
