using BrokerExporter.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;

namespace BrokerExporter.Tests.Testing;

/// <summary>The whole exporter over real Kestrel on a free port, with fake probes behind it.</summary>
internal sealed class RunningExporter : IAsyncDisposable
{
    private readonly Exporter _exporter;

    private RunningExporter(Exporter exporter)
    {
        _exporter = exporter;
        Client = new HttpClient { BaseAddress = exporter.Address };
    }

    public HttpClient Client { get; }

    public static Task<RunningExporter> StartAsync(params IProbe[] probes) => StartAsync(new ExporterConfig(), probes);

    public static async Task<RunningExporter> StartAsync(ExporterConfig config, params IProbe[] probes)
    {
        var remaining = new Queue<IProbe>(probes);
        var kind = new FakeKind { Creating = (_, _) => remaining.Dequeue() };
        var options = new FakeOptions("a:1", TimeSpan.Zero, 1, false, 0, null, 0, "", false);
        config = config with
        {
            Web = config.Web with { ListenAddress = new ListenAddress(System.Net.IPAddress.Loopback, 0) },
            Targets = [.. probes.Select((_, index) => new TargetConfig($"t{index}", null, kind, options))],
        };
        var exporter = CompositionRoot.Build(config, [kind], TimeProvider.System, NullLoggerProvider.Instance);
        await exporter.StartAsync();
        return new RunningExporter(exporter);
    }

    public async Task<string[]> ScrapeAsync(string path = "/metrics") =>
        (await Client.GetStringAsync(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _exporter.DisposeAsync();
    }
}
