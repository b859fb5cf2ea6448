using System.Globalization;

namespace Probes.Kafka.Collectors;

/// <summary>Numbers as label values: node ids and partitions, which are written again with each collection.</summary>
internal static class NumberText
{
    private static readonly string[] _small = [.. Enumerable.Range(0, 1024).Select(static number => number.ToString(CultureInfo.InvariantCulture))];

    public static string Of(int number) => (uint)number < (uint)_small.Length ? _small[number] : number.ToString(CultureInfo.InvariantCulture);
}
