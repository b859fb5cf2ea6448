using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using BrokerExporter.Configuration;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary>The flags, spelled as Prometheus and its exporters spell theirs.</summary>
internal sealed class FlagTable
{
    private readonly Option<string> _configFile = new("--config.file")
    {
        Description = $"The configuration file (default {ConfigSource.DefaultFile}).",
        HelpName = "path",
        Recursive = true,
    };

    private readonly Option<bool> _check = Switch("--config.check", "Check the configuration file and end: 0 if it is right, 1 if not.");

    // Each named after its key, with - for _: what is given here stands above the key's other values.
    private readonly Option[] _keys =
    [
        Value("--config.watch", "How often to look whether the file has changed, to read it again (config.watch).", "duration", ConfigKeys.Watch),
        Value("--web.listen-address", "Where to listen (web.listen_address).", "address", ConfigKeys.ListenAddress),
        Value("--web.telemetry-path", "The path of the metrics (web.telemetry_path).", "path", ConfigKeys.TelemetryPath),
        Value("--web.config.file", "The file with TLS and passwords, as for Prometheus' exporters (web.config_file).", "path", ConfigKeys.SecurityFile),
        Value("--web.max-requests", "The most scrapes answered at the same time; 0: any number (web.max_requests).", "count", ConfigKeys.MaxRequests),
        Value("--web.route-prefix", "What every path begins with; without it, the path of the external URL (web.route_prefix).", "path", ConfigKeys.RoutePrefix),
        Value("--web.external-url", "The address by which it is reached from outside, for links (web.external_url).", "url", ConfigKeys.ExternalUrl),
        Switch("--web.enable-lifecycle", "Let POST /-/reload read the configuration again (web.enable_lifecycle)."),
        Value("--log.level", "The least severe sentences to log (log.level).", "debug|info|warn|error", ConfigKeys.Level),
        Value("--log.format", "How to write the log (log.format).", "logfmt|json", ConfigKeys.Format),
    ];

    private readonly Option<bool> _version = Switch("--version", "Say which version this is.");

    private readonly HelpOption _help = new("--help", "-h") { Recursive = true };

    public FlagTable()
    {
        Command = new Command("broker-exporter", "Prometheus exporter for message brokers. Flags win over the environment, and that over the file.");
        foreach (var option in (Option[])[_configFile, _check, .. _keys, _version, _help])
            Command.Options.Add(option);
    }

    public Command Command { get; }

    public bool WantsHelp(ParseResult result) => result.GetResult(_help) is { Implicit: false };

    public bool WantsVersion(ParseResult result) => result.GetValue(_version);

    public Flags Read(ParseResult result) => new()
    {
        ConfigFile = result.GetValue(_configFile),
        Check = result.GetValue(_check),
        Keys = _keys.Select(option => result.GetResult(option)).OfType<OptionResult>().Where(given => !given.Implicit)
            .ToDictionary(given => given.Option.Name, given => given.Tokens is [var token, ..] ? token.Value : "true", StringComparer.Ordinal),
    };

    internal static Option<bool> Switch(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    // A flag takes what its key in the file takes, and says the same when it is wrong.
    internal static Option<T> Value<T>(string name, string description, string helpName, Setting<T> setting) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Parse(name, setting, result),
    };

    private static T Parse<T>(string name, Setting<T> setting, ArgumentResult result)
    {
        var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
        if (setting.Read(text, out var value))
            return value;
        result.AddError($"{name}: \"{text}\" is not {setting.Kind} (expected e.g. {setting.Example})");
        return setting.Default;
    }
}
