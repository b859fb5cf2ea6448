using Probes.Contract;
using Probes.Metrics;
using Probes.Transport;

namespace BrokerExporter.Tests.Testing;

/// <summary>A message system with one key of each type.</summary>
internal sealed class FakeKind(string name = "fake") : ProbeKind
{
    public Func<FakeOptions, ProbeContext, IProbe> Creating { get; init; } = (_, _) => new FakeProbe();

    public override string Name => name;

    public override IReadOnlyList<Metric> Metrics => name == "fake" ? [FakeProbe.Depth, FakeProbe.Slow] : [];

    public override IReadOnlyList<CompatPage> CompatPages => name == "fake"
        ? [new CompatPage(FakeProbe.OldPage, [CompatFamily.Same(FakeProbe.OldDepth), CompatFamily.Missing("old_age", "Nobody knows it.")])]
        : [];

    public override object ReadOptions(ISettings settings)
    {
        var tls = settings.Section("tls");
        var options = new FakeOptions(
            string.Join(' ', settings.GetList(SettingTypes.Endpoint("name_servers", 9876))),
            settings.Get(SettingTypes.Duration("timeout", TimeSpan.FromSeconds(5))),
            settings.Get(SettingTypes.Count("connections", 4, minimum: 1, maximum: 64)),
            settings.Get(SettingTypes.Flag("detailed", false)),
            settings.Get(SettingTypes.Choice("mode", 0, ("fast", 0), ("exact", 1))),
            settings.Get(SettingTypes.Pattern("topics", NamePattern.All)),
            settings.Get(SettingTypes.Count("password_length", 0)),
            string.Join(' ', settings.GetMap(SettingTypes.Duration("groups", TimeSpan.Zero)).Select(entry => $"{entry.Key}={entry.Value}")),
            tls.Get(SettingTypes.Flag("enabled", false)));
        if (options.NameServers.Length == 0)
            settings.Reject("name_servers", "must not be empty (expected a list of host:port)");
        return options;
    }

    public override string? ProblemWithShards(object options, Shard shard) => ((FakeOptions)options).Detailed ? "stands beside fake.detailed (expected one of them)" : null;

    public override IProbe Create(object options, ProbeContext context) => Creating((FakeOptions)options, context);
}
