using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BrokerExporter.Configuration;
using Microsoft.Extensions.Logging;
using Probes;
using Probes.Contract;

namespace Architecture.Tests.Documents;

/// <summary><c>docs/configuration.md</c>, from the keys that reading a file asks for.</summary>
internal static partial class ConfigurationReference
{
    public static string Write()
    {
        var text = new StringBuilder("""
            # Configuration

            Written by `eng/docs` from the keys that the program reads; the tests fail while it is stale.
            [exporter.yaml](../exporter.yaml) has the keys in place, each with its default and what it is for.

            The file is read strictly: an unknown key, a wrong type or a value out of range is an error with its line, all of them are said at
            once, and the program ends with exit code 1. `broker-exporter --config.check --config.file=exporter.yaml` only checks.
            Durations are written `500ms`, `10s`, `1m30s`, `1h`, `2d`. Patterns are regular expressions, anchored at both ends.
            In secrets and addresses `${NAME}` stands for an environment variable, which must be set; `$${` stands for `${`.

            | key | takes | for example | default |
            |---|---|---|---|

            """);
        foreach (var key in Keys().Where(key => !key.Kind.Contains("section", StringComparison.Ordinal)))
            text.Append(CultureInfo.InvariantCulture, $"| `{key.Path}` | {Markdown.Cell(key.Kind)} | {Markdown.Cell(Example(key))} | {Default(key.Default)} |\n");
        return text.ToString();
    }

    // What the program says to somebody who gets it wrong; no key but free text takes this.
    private static string Example(KnownKey key)
    {
        var file = new StringBuilder();
        var indent = 0;
        var item = "";
        foreach (var part in key.Path.Split('.'))
        {
            file.Append(' ', indent).Append(item).Append(part.TrimEnd('[', ']')).Append(":\n");
            (indent, item) = (indent + 2 + item.Length, part.EndsWith(']') ? "- " : "");
        }

        file.Length--;
        file.Append(key.Kind switch { "a list" => " [\"( /\"]\n", "a map" => " {from: \"( /\"}\n", _ => " \"( /\"\n" });
        return new ConfigLoader(ProbeKinds.All).Load("exporter.yaml", file.ToString()).Errors
            .Select(error => Expected().Match(error.ToString()))
            .FirstOrDefault(match => match.Groups[1].Value.StartsWith(key.Path.Replace("[]", "[0]", StringComparison.Ordinal), StringComparison.Ordinal))?.Groups[2].Value ?? "";
    }

    private static IReadOnlyCollection<KnownKey> Keys()
    {
        // A key is known once it was asked for; a kind's section is read where a target has it.
        var file = new StringBuilder("targets:\n");
        foreach (var kind in ProbeKinds.All)
            file.Append(CultureInfo.InvariantCulture, $"  - name: {kind.Name}\n    {kind.Name}: {{}}\n");
        return new ConfigLoader(ProbeKinds.All).Load("exporter.yaml", file.ToString()).KnownKeys;
    }

    private static string Default(object? value) => value switch
    {
        null or "" => "",
        TimeSpan duration => $"`{DurationText.Format(duration)}`",
        bool flag => flag ? "`true`" : "`false`",
        LogLevel.Information => "`info`",
        Enum choice => $"`{choice.ToString().ToLowerInvariant()}`",
        IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => value.ToString() is { Length: > 0 } text ? $"`{text}`" : "",
    };

    [GeneratedRegex(@"^exporter\.yaml:\d+: (\S+): .*\(expected e\.g\. (.*)\)$")]
    private static partial Regex Expected();
}
