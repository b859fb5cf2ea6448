using System.Net;
using BrokerExporter.Configuration;
using BrokerExporter.Exposition;
using BrokerExporter.Otlp;
using BrokerExporter.Self;
using BrokerExporter.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Probes.Metrics;
using Tests.Shared;

namespace BrokerExporter.Tests.Otlp;

public sealed class OtlpPusherTests : IDisposable
{
    private static readonly OtlpConfig _config = new() { Enabled = true, Endpoint = new Uri("http://otel/v1/metrics?key=secret") };

    private readonly Collector _collector = new();
    private readonly ManualTime _time = new();
    private readonly CapturedLog _log = new();
    private readonly SelfCounters _counters = new();
    private long _pushes;

    public void Dispose()
    {
        _collector.Dispose();
        _counters.Dispose();
    }

    [Fact]
    public async Task It_pushes_what_a_scrape_would_show_at_every_interval()
    {
        await using var pusher = await StartAsync();
        for (var i = 1; i <= 3; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(i, (await _collector.NextAsync()).Metric("fake_depth").Gauge.DataPoints[0].AsInt);
        }
    }

    [Fact]
    public async Task A_failure_is_told_once_and_its_end_too()
    {
        await using var pusher = await StartAsync();
        _collector.Answers.Enqueue(() => Collector.Status(HttpStatusCode.Unauthorized));
        _collector.Answers.Enqueue(() => Collector.Status(HttpStatusCode.Unauthorized));
        for (var i = 0; i < 4; i++)
        {
            await _time.TimerAsync(TimeSpan.FromMinutes(1));
            _time.Advance(TimeSpan.FromMinutes(1));
            await _collector.NextAsync();
            await CountedAsync(i + 1);
        }

        await pusher.DisposeAsync();
        Assert.Equal(
            [
                "info: Metrics are pushed to http://otel/v1/metrics every 00:01:00.",
                "warn: Metrics cannot be pushed to http://otel/v1/metrics (refused): it answered with status 401.",
                "info: Metrics are pushed to http://otel/v1/metrics again.",
            ],
            _log.Lines);
        Assert.Equal(["partial 0", "refused 2", "success 2", "unavailable 0"], _counters.Exports.Select(entry => $"{entry.Key} {entry.Value}"));
    }

    [Fact]
    public async Task A_mistake_of_ours_costs_one_push()
    {
        await using var pusher = await StartAsync(_ => ++_pushes == 1 ? throw new InvalidOperationException("a bug") : [Samples.Of(FakeProbe.Depth, 5L, "c", "q")]);
        _time.Advance(TimeSpan.FromMinutes(1));
        while (!_log.Lines.Contains("error: A push of metrics broke."))
            await Task.Yield();
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(5, (await _collector.NextAsync()).Metric("fake_depth").Gauge.DataPoints[0].AsInt);
    }

    [Fact]
    public async Task The_whole_exporter_pushes_to_a_real_server()
    {
        var received = new TaskCompletionSource<(string Path, byte[] Body)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        server.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.TrySetResult((context.Request.Path, body.ToArray()));
        });
        await server.StartAsync();

        var config = new ExporterConfig
        {
            Otlp = new OtlpConfig { Enabled = true, Interval = TimeSpan.FromMilliseconds(50), Endpoint = new Uri($"{server.Urls.Single()}/v1/metrics") },
        };
        await using var exporter = await RunningExporter.StartAsync(config, new FakeProbe());
        var (path, bytes) = await received.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("/v1/metrics", path);
        var request = Proto.ExportMetricsServiceRequest.Parser.ParseFrom(bytes);
        Assert.Equal("cluster=c,queue=q", request.Metric("fake_depth").Gauge.DataPoints[0].Attributes.Text());
        Assert.Equal(1, request.Metric("messaging_up").Gauge.DataPoints[0].AsInt);
        Assert.Contains("service.name=broker-exporter", request.ResourceMetrics[0].Resource.Attributes.Text(), StringComparison.Ordinal);
        Assert.Contains(await exporter.ScrapeAsync(), line => line.StartsWith("broker_exporter_otlp_exports_total{result=\"success\"} ", StringComparison.Ordinal));
        var pushed = request.Metrics().Select(metric => metric.Name).ToHashSet();
        var scraped = (await exporter.ScrapeAsync()).Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]);
        Assert.Empty(scraped.Except(pushed));
    }

    private async Task<OtlpPusher> StartAsync(Func<CancellationToken, IReadOnlyList<Family>>? collect = null)
    {
        var sender = new OtlpSender(new HttpClient(_collector, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }, _config, "1", _time, () => 0.5);
        collect ??= _ => [Samples.Of(FakeProbe.Depth, ++_pushes, "c", "q")];
        var encoder = new OtlpEncoder(_config.Resource, "1");
        var pusher = new OtlpPusher(
            _config, stop => Task.Run<IReadOnlyList<IReadOnlyList<Family>>>(() => [collect(stop)], stop), new FamilyOrder([FakeProbe.Depth]), encoder, sender,
            _counters, _time, _log.Logger);
        pusher.Start();
        await _time.TimerAsync(TimeSpan.FromMinutes(1));
        return pusher;
    }

    private async Task CountedAsync(long count)
    {
        while (_counters.Exports.Sum(entry => entry.Value) < count)
            await Task.Yield();
    }
}
