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
            In secrets and addresses `${NAME}` stands for an environment variable, which must be set; `$${` stands for `${`. Beside each secret
            there is a key that ends in `_file`: the file that holds it, read again whenever it is needed.

            ## Environment

            Defaults, then the file, then the environment, then flags: each wins over those before it. Every key has a variable: its path in
            upper case after `BROKER_EXPORTER_`, with `_` for each dot and `_0`, `_1`, ... for the position in `targets`.

            | key | variable |
            |---|---|
            | `log.level` | `BROKER_EXPORTER_LOG_LEVEL=debug` |
            | a list, between commas: `targets[0].rocketmq.name_servers` | `BROKER_EXPORTER_TARGETS_0_ROCKETMQ_NAME_SERVERS=10.0.0.1:9876,10.0.0.2:9876` |
            | a map: `targets[0].rocketmq.address_map` | `BROKER_EXPORTER_TARGETS_0_ROCKETMQ_ADDRESS_MAP=172.17.0.2:10911=127.0.0.1:10911,...` |
            | a secret: `targets[1].nats.password` | `BROKER_EXPORTER_TARGETS_1_NATS_PASSWORD=...` |

            - Without any file the environment alone may say everything, and one variable is enough: the address. A target that only variables
              know of goes by the name of its message system unless `..._NAME` gives it one.
            - An empty variable is not set. A value is taken as it is: `${NAME}` means nothing in it.
            - A variable with this prefix that stands for no key is a warning in the log, with what was probably meant; what Kubernetes adds for
              a Service called broker-exporter (`BROKER_EXPORTER_SERVICE_HOST`, `BROKER_EXPORTER_PORT_9898_TCP`, ...) is ignored.
            - `BROKER_EXPORTER_CONFIG_FILE` names the file, as `--config.file` does.
            - `/config` shows what came of it all, with `<secret>` for every secret.

            ## Reload

            The file is read again on SIGHUP, on `POST /-/reload` where `web.enable_lifecycle` allows it, and every `config.watch` if its content has
            changed. All of it is read, checked and built before anything is swapped:

            - A target whose configuration in effect is the same keeps its connections, its histories and its counters, wherever it stands in the
              file. One that has changed begins anew. One that is gone, or was changed, ends when the scrapes and the collection that it is
              in have ended.
            - `collection` applies at once, to the targets that stay too.
            - A file with a mistake is not taken: each mistake is logged, `broker_exporter_config_last_reload_successful` is 0 and everything goes on
              as it was. `POST /-/reload` answers 500 and the mistakes. With `config.watch` it is tried again until it has none, as they may go away in
              another file that it names.
            - What `web`, `log`, `otlp` and `config` say takes effect after a restart; the log and `/config` say so while one of them differs from what
              it was at the start.
            - A secret's file and certificates need no reload.

            ## Keys

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
