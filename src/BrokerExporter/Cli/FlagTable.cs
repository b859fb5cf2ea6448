using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using BrokerExporter.Configuration;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary>The flags, spelled as Prometheus and its exporters spell theirs.</summary>
internal sealed class FlagTable
{
    private readonly Option<string> _configFile = new("--config.file")
    {
        Description = $"The configuration file (default {Flags.DefaultFile}).",
        HelpName = "path",
        Recursive = true,
    };

    private readonly Option<bool> _check = Switch("--config.check", "Check the configuration file and end: 0 if it is right, 1 if not.");

    private readonly Option<ListenAddress> _listenAddress =
        Value("--web.listen-address", "Where to listen (web.listen_address).", "address", ConfigKeys.ListenAddress);

    private readonly Option<string> _telemetryPath =
        Value("--web.telemetry-path", "The path of the metrics (web.telemetry_path).", "path", ConfigKeys.TelemetryPath);

    private readonly Option<LogLevel> _logLevel =
        Value("--log.level", "The least severe sentences to log (log.level).", "debug|info|warn|error", ConfigKeys.Level);

    private readonly Option<LogFormat> _logFormat =
        Value("--log.format", "How to write the log (log.format).", "logfmt|json", ConfigKeys.Format);

    private readonly Option<bool> _version = Switch("--version", "Say which version this is.");

    private readonly HelpOption _help = new("--help", "-h") { Recursive = true };

    public FlagTable() =>
        Command = new Command("broker-exporter", "Prometheus exporter for message brokers. Flags win over the file.")
        {
            _configFile, _check, _listenAddress, _telemetryPath, _logLevel, _logFormat, _version, _help,
        };

    public Command Command { get; }

    public bool WantsHelp(ParseResult result) => result.GetResult(_help) is { Implicit: false };

    public bool WantsVersion(ParseResult result) => result.GetValue(_version);

    public Flags Read(ParseResult result) => new()
    {
        ConfigFile = result.GetValue(_configFile),
        Check = result.GetValue(_check),
        ListenAddress = result.GetValue(_listenAddress),
        TelemetryPath = result.GetValue(_telemetryPath),
        LogLevel = IsGiven(result, _logLevel) ? result.GetValue(_logLevel) : null,
        LogFormat = IsGiven(result, _logFormat) ? result.GetValue(_logFormat) : null,
    };

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

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
