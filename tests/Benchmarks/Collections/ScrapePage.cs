using System.Globalization;
using System.Text;

namespace Benchmarks.Collections;

/// <summary>The exporter's own figures, from a page that it answered.</summary>
internal sealed class ScrapePage
{
    private static readonly string[] _wanted = ["broker_exporter_", "process_", "dotnet_"];

    private readonly List<(string Name, string Labels, double Value)> _samples = [];

    public ScrapePage(byte[] page)
    {
        Length = page.Length;
        foreach (var range in page.AsSpan().Split((byte)'\n'))
            Read(page.AsSpan()[range]);
    }

    public int Length { get; }

    /// <summary>The sum of a metric's series.</summary>
    public double Sum(string name) => _samples.Where(sample => sample.Name == name).Sum(sample => sample.Value);

    /// <summary>Sums of a metric's series by the value of a label.</summary>
    public SortedDictionary<string, double> SumBy(string name, string label)
    {
        var sums = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var sample in _samples.Where(sample => sample.Name == name))
        {
            var start = sample.Labels.IndexOf(label + "=\"", StringComparison.Ordinal) + label.Length + 2;
            var value = sample.Labels[start..sample.Labels.IndexOf('"', start)];
            sums[value] = sums.GetValueOrDefault(value) + sample.Value;
        }

        return sums;
    }

    // Only the exporter's own lines become text: the page may have hundreds of thousands.
    private void Read(ReadOnlySpan<byte> line)
    {
        foreach (var prefix in _wanted)
        {
            if (!Ascii.Equals(line[..Math.Min(prefix.Length, line.Length)], prefix))
                continue;
            var text = Encoding.UTF8.GetString(line);
            var labels = text.IndexOf('{', StringComparison.Ordinal);
            var value = text.LastIndexOf(' ');
            _samples.Add((text[..(labels < 0 ? value : labels)], labels < 0 ? "" : text[labels..value], double.Parse(text[value..], CultureInfo.InvariantCulture)));
        }
    }
}
