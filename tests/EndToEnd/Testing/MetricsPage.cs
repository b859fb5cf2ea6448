namespace EndToEnd.Testing;

/// <summary>A metrics page, read.</summary>
internal sealed class MetricsPage(string text, IReadOnlyList<Sample> samples, IReadOnlyDictionary<string, string> types)
{
    private readonly ILookup<string, Sample> _byName = samples.ToLookup(sample => sample.Name, StringComparer.Ordinal);

    public string Text => text;

    public IReadOnlyList<Sample> Samples => samples;

    /// <summary>Every sample of a metric that has these labels.</summary>
    public IReadOnlyList<Sample> All(string name, params (string Name, string Value)[] labels) =>
        [.. _byName[name].Where(sample => sample.Has(labels))];

    public bool Has(string name, params (string Name, string Value)[] labels) => All(name, labels).Count > 0;

    /// <summary>The value of the one series that has these labels; fails if there is none, or several.</summary>
    public double Value(string name, params (string Name, string Value)[] labels)
    {
        var found = All(name, labels);
        Assert.True(found.Count == 1, $"{name} with {string.Join(", ", labels)} is there {found.Count} times.");
        return found[0].Value;
    }

    public double Sum(string name, params (string Name, string Value)[] labels) => All(name, labels).Sum(sample => sample.Value);

    /// <summary>The values of a metric by what two of its labels say.</summary>
    public SortedDictionary<string, double> By(string name, string first, string second) =>
        new(_byName[name].ToDictionary(sample => $"{sample[first]} / {sample[second]}", sample => sample.Value), StringComparer.Ordinal);

    /// <summary>The values of a metric by what one of its labels says.</summary>
    public SortedDictionary<string, double> By(string name, string label) =>
        new(_byName[name].ToDictionary(sample => sample[label], sample => sample.Value), StringComparer.Ordinal);

    public IEnumerable<Sample> Counters => samples.Where(sample => types.GetValueOrDefault(sample.Name) == "counter");

    /// <summary>What holds of every page whatever the brokers do: no lag below zero, nothing of the vocabulary is "not a number".</summary>
    public void AssertSane()
    {
        foreach (var sample in samples.Where(sample => sample.Name.StartsWith("messaging_", StringComparison.Ordinal) || sample.Name.StartsWith("rocketmq_group", StringComparison.Ordinal)))
            Assert.True(sample.Value >= 0 && double.IsFinite(sample.Value), $"{sample.Series} {sample.Value}");
    }
}
