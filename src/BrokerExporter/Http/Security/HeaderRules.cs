using System.Collections.Immutable;

namespace BrokerExporter.Http.Security;

/// <summary>The headers that can be set, and no others, so that all exporters can be asked alike.</summary>
internal static class HeaderRules
{
    private static readonly Dictionary<string, ImmutableArray<string>> _values = new(StringComparer.Ordinal)
    {
        ["Content-Security-Policy"] = [],
        ["Strict-Transport-Security"] = [],
        ["X-Content-Type-Options"] = ["nosniff"],
        ["X-Frame-Options"] = ["deny", "sameorigin"],
        ["X-XSS-Protection"] = [],
    };

    /// <returns>What is wrong with a header; null if nothing is.</returns>
    public static string? Problem(string name, string value)
    {
        if (!_values.TryGetValue(name, out var allowed))
            return $"cannot be set (expected {string.Join(", ", _values.Keys)})";
        return allowed.IsEmpty || allowed.Contains(value) ? null : $"has a value that is not allowed (expected {string.Join(" or ", allowed)})";
    }
}
