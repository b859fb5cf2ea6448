using System.Globalization;
using System.Net;
using BrokerExporter;
using BrokerExporter.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Probes;
using Probes.RocketMq;

namespace EndToEnd.Testing;

/// <summary>The whole exporter, from the text of its configuration to its socket, in this process.</summary>
internal sealed class RunningExporter : IAsyncDisposable
{
    private readonly Exporter _exporter;
    private readonly HttpClient _client;

    private readonly ObservedKind _kind;

    private RunningExporter(Exporter exporter, ObservedKind kind, ShiftedTime time)
    {
        (_exporter, _kind, Time) = (exporter, kind, time);
        _client = new HttpClient { BaseAddress = exporter.Address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public ShiftedTime Time { get; }

    public Uri Address => _exporter.Address;

    /// <param name="yaml">The configuration but for <c>web</c>.</param>
    /// <param name="logging">Where the log goes; null: nowhere.</param>
    /// <param name="environment">The environment variables; null: this process'.</param>
    /// <param name="webConfig">The file with TLS and passwords; null: neither.</param>
    public static async Task<RunningExporter> StartAsync(string yaml, ILoggerProvider? logging = null, Func<string, string?>? environment = null, string? webConfig = null)
    {
        var kind = new ObservedKind();
        var kinds = ProbeKinds.All.Select(known => known is RocketMqKind ? kind : known).ToList();
        var loaded = new ConfigLoader(kinds, environment).Load("exporter.yaml", $"web: {{listen_address: \"127.0.0.1:0\"{(webConfig is null ? "" : $", config_file: \"{webConfig}\"")}}}\n" + yaml);
        Assert.Empty(loaded.Errors.Select(error => error.ToString()));
        var time = new ShiftedTime();
        var exporter = CompositionRoot.Build(loaded.Config, kinds, time, logging ?? NullLoggerProvider.Instance);
        await exporter.StartAsync();
        return new RunningExporter(exporter, kind, time);
    }

    /// <summary>Waits for what is asked between collections.</summary>
    public Task BetweenCollectionsAsync() => Task.WhenAll(_kind.Probes.Select(probe => probe.BetweenCollections));

    /// <summary>One scrape: always status 200, always a page without a flaw.</summary>
    /// <param name="timeout">Seconds that the scraper says it would wait.</param>
    /// <param name="path">The page.</param>
    /// <param name="cancellation">The scraper leaves.</param>
    public async Task<MetricsPage> ScrapeAsync(double? timeout = null, string path = "/metrics", CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (timeout is { } seconds)
            request.Headers.Add("X-Prometheus-Scrape-Timeout-Seconds", seconds.ToString(CultureInfo.InvariantCulture));
        using var response = await _client.SendAsync(request, cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = PageParser.Parse(
            await response.Content.ReadAsStringAsync(cancellation), foreignNames: path.StartsWith("/compat/", StringComparison.Ordinal));
        page.AssertSane();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _exporter.DisposeAsync();
    }
}
