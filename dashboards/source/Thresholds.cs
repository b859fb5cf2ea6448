using System.Text.Json;

namespace Dashboards;

/// <summary>The values of thresholds.json, which alerts have too.</summary>
internal sealed class Thresholds
{
    private readonly Dictionary<string, (double Warning, double? Critical)> _values;

    private Thresholds(Dictionary<string, (double, double?)> values) => _values = values;

    /// <exception cref="JsonException">The text is not what thresholds.json has to be.</exception>
    public static Thresholds Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(document.RootElement.EnumerateObject().ToDictionary(
            entry => entry.Name,
            entry => (
                entry.Value.GetProperty("warning").GetDouble(),
                entry.Value.TryGetProperty("critical", out var critical) ? critical.GetDouble() : (double?)null)));
    }

    public (double Warning, double? Critical) Of(string name) => _values[name];
}
