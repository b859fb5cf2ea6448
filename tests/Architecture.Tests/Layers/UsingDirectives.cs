using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Architecture.Tests.Layers;

/// <summary>What source files say that they use: sees constants too, which the compiler copies without a trace.</summary>
internal static partial class UsingDirectives
{
    /// <returns>One sentence for each violation.</returns>
    public static ImmutableArray<string> Violations(string file, string source, ImmutableArray<Layer> table)
    {
        if (Namespace().Match(source) is not { Success: true } home)
            return [];
        if (table.FirstOrDefault(layer => layer.Namespace == home.Groups[1].Value) is not { } layer)
            return [$"{home.Groups[1].Value} is in no layer: give it a line in LayerTable"];
        return
        [
            .. Using().Matches(source)
                .Select(match => (IsType: match.Groups[1].Success || match.Groups[2].Success, Name: match.Groups[3].Value))
                .Where(used => used.IsType
                    ? !layer.Allows(used.Name[..used.Name.LastIndexOf('.')], used.Name)
                    : !layer.Allows(used.Name))
                .Select(used => $"{file} uses {used.Name}"),
        ];
    }

    public static string? NamespaceOf(string source) => Namespace().Match(source) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    // using [static] [Alias =] Name; but not "using var x = ..." and "using (...)".
    [GeneratedRegex(@"^(?:global )?using (static )?(\w+ = )?([A-Z][\w.]*);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
