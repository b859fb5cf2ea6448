using System.CommandLine;
using BrokerExporter.Configuration;
using Probes.Contract;

namespace BrokerExporter.Cli.Lag;

/// <summary>The flags of <c>lag</c>.</summary>
internal sealed class LagFlags
{
    private static readonly Setting<LagSort> _sorts = SettingTypes.Choice(
        "sort", LagSort.Lag, ("lag", LagSort.Lag), ("age", LagSort.Age), ("rate", LagSort.Rate), ("group", LagSort.Group));

    private static readonly Setting<TimeSpan> _interval = ConfigKeys.Timeout with { Key = "watch", Default = TimeSpan.FromSeconds(5) };

    private readonly Option<LagSort> _sort = FlagTable.Value("--sort", "What stands first (default: lag).", "lag|age|rate|group", _sorts);

    private readonly Option<NamePattern> _group = FlagTable.Value(
        "--group", "Only groups whose whole name matches.", "pattern", SettingTypes.Pattern("group", NamePattern.All));

    private readonly Option<NamePattern> _topic = FlagTable.Value(
        "--topic", "Only topics whose whole name matches.", "pattern", SettingTypes.Pattern("topic", NamePattern.All));

    private readonly Option<string?> _system = new("--system") { Description = "Only this message system.", HelpName = "name" };

    private readonly Option<string?> _target = new("--target") { Description = "Only this configured target; not with --url.", HelpName = "name" };

    private readonly Option<int> _limit = FlagTable.Value(
        "--limit", "The most rows (default: all).", "count", SettingTypes.Count("limit", 0));

    private readonly Option<TimeSpan> _watch = FlagTable.Value(
        "--watch", "Look again and again, this long apart (5s), until stopped.", "duration", _interval);

    private readonly Option<TimeSpan> _rateOver = FlagTable.Value(
        "--rate-over", "How long to look for the rate without --watch (2s); 0s: not at all, at once.", "duration", ConfigKeys.MinimumAge);

    private readonly Option<TimeSpan> _timeout = FlagTable.Value(
        "--timeout", "The longest that one reading may take (default: collection.timeout).", "duration", ConfigKeys.Timeout);

    private readonly Option<bool> _json = FlagTable.Switch("--json", "Write JSON, one line for each reading.");

    private readonly UrlFlags _url = new("Read the exporter that runs there, which asks the brokers already, instead of asking them.");

    public LagFlags()
    {
        // By itself it means its default.
        var parse = _watch.CustomParser!;
        _watch.Arity = ArgumentArity.ZeroOrOne;
        _watch.CustomParser = result => result.Tokens.Count == 0 ? _interval.Default : parse(result);
    }

    public Subcommand Subcommand(Func<LagRequest, CancellationToken, Task<int>> run)
    {
        var command = new Command(
            "lag",
            "Show which groups lag, how far, for how long and why. Ends with 0 if all targets are up, 1 if one is down, 2 after a mistake in the configuration.")
        {
            _sort, _group, _topic, _system, _target, _limit, _watch, _rateOver, _timeout, _json,
        };
        _url.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_target) is not null && result.Children.OfType<System.CommandLine.Parsing.OptionResult>().Any(option => option.Option.Name == "--url"))
                result.AddError("--target: a running exporter does not tell groups by target (expected --url or --target, or --system)");
        });
        return new Subcommand(command, (result, stop) => run(Read(result), stop), ExitCode.Mistake);
    }

    private LagRequest Read(ParseResult result) => new()
    {
        CommandLine = result,
        Query = new LagQuery
        {
            Sort = result.GetValue(_sort),
            Group = result.GetValue(_group) ?? NamePattern.All,
            Topic = result.GetValue(_topic) ?? NamePattern.All,
            System = result.GetValue(_system),
            Limit = result.GetValue(_limit),
        },
        Choice = new TargetChoice(result.GetValue(_system), result.GetValue(_target)),
        Url = _url.UrlIn(result),
        Trust = _url.TrustIn(result),
        Timeout = Given(result, _timeout),
        Watch = Given(result, _watch),
        RateOver = Given(result, _rateOver) ?? TimeSpan.FromSeconds(2),
        Json = result.GetValue(_json),
    };

    private static TimeSpan? Given(ParseResult result, Option<TimeSpan> option) =>
        result.GetResult(option) is { Implicit: false } ? result.GetValue(option) : null;
}
