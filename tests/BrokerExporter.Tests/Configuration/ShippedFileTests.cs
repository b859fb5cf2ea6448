using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;
using Probes;
using Probes.Contract;

namespace BrokerExporter.Tests.Configuration;

/// <summary>The file at the root of the repository is the documentation of the configuration.</summary>
public sealed class ShippedFileTests
{
    // Until a message system is known, one that takes its place.
    private static readonly IReadOnlyList<ProbeKind> _kinds = ProbeKinds.All.Count > 0 ? ProbeKinds.All : [new FakeKind("rocketmq")];

    private static readonly string _text = File.ReadAllText(Path.Combine(Repository(), "exporter.yaml"));

    private static readonly LoadedConfig _loaded = new ConfigLoader(_kinds).Load("exporter.yaml", _text);

    [Fact]
    public void It_is_right() => Assert.Empty(_loaded.Errors);

    [Fact]
    public void Its_values_are_the_defaults()
    {
        Assert.Equal(new WebConfig(), _loaded.Config.Web);
        Assert.Equal(new LogConfig(), _loaded.Config.Log);
        Assert.Equal(new CollectionConfig(), _loaded.Config.Collection);
        Assert.Equal(new OtlpConfig(), _loaded.Config.Otlp);
    }

    [Fact]
    public void It_names_every_key()
    {
        // Keys that have no default to show are named in a comment. The stand-in's own keys need not be there.
        var missing = _loaded.KnownKeys
            .Where(key => ProbeKinds.All.Count > 0 || !key.Path.Contains("rocketmq.", StringComparison.Ordinal))
            .Select(key => key.Path[(key.Path.LastIndexOf('.') + 1)..])
            .Where(key => !_text.Contains(key + ":", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BrokerExporter.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        return folder;
    }
}
