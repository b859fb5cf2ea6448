namespace EndToEnd.Testing;

/// <summary>One line of a metrics page.</summary>
internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>The series as it reads, with its labels in the order of their names.</summary>
    public string Series => Name + "{" + string.Join(",", Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}=\"{label.Value}\"")) + "}";

    public string this[string label] => Labels[label];

    public bool Has(params (string Name, string Value)[] labels) =>
        labels.All(label => Labels.TryGetValue(label.Name, out var value) && value == label.Value);
}
