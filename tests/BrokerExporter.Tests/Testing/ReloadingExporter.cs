using System.Collections.Concurrent;
using BrokerExporter.Configuration;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace BrokerExporter.Tests.Testing;

/// <summary>The whole exporter, started from a file that a test rewrites, with fake probes that are known by their name servers.</summary>
internal sealed class ReloadingExporter : IAsyncDisposable
{
    private readonly TemporaryFile _file;
    private readonly Exporter _exporter;
    private readonly ConcurrentQueue<(string NameServers, FakeProbe Probe)> _probes;
    private readonly Luck _luck;

    private ReloadingExporter(TemporaryFile file, Exporter exporter, ConcurrentQueue<(string, FakeProbe)> probes, Luck luck, CapturedLogs logs)
    {
        (_file, _exporter, _probes, _luck, Logs) = (file, exporter, probes, luck, logs);
        Client = new HttpClient { BaseAddress = exporter.Address };
    }

    public HttpClient Client { get; }

    public CapturedLogs Logs { get; }

    public int ProbesMade => _probes.Count;

    /// <summary>Whether a target with 13 connections cannot be built; at first, it cannot.</summary>
    public bool IsUnlucky
    {
        set => _luck.IsBad = value;
    }

    /// <summary>How often one could not be.</summary>
    public int Refused => _luck.Refused;

    /// <summary>The last probe that was made for these name servers.</summary>
    public FakeProbe this[string nameServers] => _probes.Last(entry => entry.NameServers == nameServers).Probe;

    public static async Task<ReloadingExporter> StartAsync(string text, TimeProvider? time = null)
    {
        var probes = new ConcurrentQueue<(string, FakeProbe)>();
        var luck = new Luck();
        var kind = new FakeKind
        {
            Creating = (options, _) =>
            {
                if (options.Connections == 13 && luck.IsBad)
                {
                    luck.Refused++;
                    throw new InvalidOperationException("thirteen is not lucky");
                }

                var probe = new FakeProbe();
                probes.Enqueue((options.NameServers, probe));
                return probe;
            },
        };
        var (file, logs) = (new TemporaryFile(text), new CapturedLogs());
        var flags = new Dictionary<string, string> { ["--web.listen-address"] = "127.0.0.1:0" };
        var source = new ConfigSource([kind], file.Path, new Dictionary<string, string>(), flags);
        var loaded = await source.ReadAsync(default);
        Assert.Empty(loaded.Errors);
        var exporter = CompositionRoot.Build(loaded.Config, [kind], time ?? TimeProvider.System, logs, source);
        await exporter.StartAsync();
        return new ReloadingExporter(file, exporter, probes, luck, logs);
    }

    public void Write(string text) => File.WriteAllText(_file.Path, text);

    public void Delete() => File.Delete(_file.Path);

    /// <summary>Reads it again; the mistakes, with the file's name left out.</summary>
    public async Task<string[]> ReloadAsync(string text)
    {
        Write(text);
        return [.. (await _exporter.ReloadAsync(default)).Select(mistake => mistake.Replace(_file.Path, "f", StringComparison.Ordinal))];
    }

    public async Task<string[]> ScrapeAsync(string path = "/metrics") =>
        (await Client.GetStringAsync(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _exporter.DisposeAsync();
        _file.Dispose();
    }

    private sealed class Luck
    {
        public volatile bool IsBad = true;

        public volatile int Refused;
    }
}
