using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Metrics;
using Probes.Nats;
using Probes.Nats.Client;
using Probes.Nats.Collectors;
using Probes.Nats.Collectors.JetStream;
using Tests.Shared;

namespace Probes.Tests.Nats.JetStream;

/// <summary>Collects with all collectors of JetStream: "metric label label …" and value, with the labels system and cluster left out.</summary>
internal sealed class JetStreamScrape(IWayIn way, NatsOptions? options = null) : IAsyncDisposable
{
    private readonly (ICollector<NatsCollection> Collector, SeriesCache Series)[] _collectors =
        [(new JetStreamCollector(), new SeriesCache()), (new StreamsCollector(), new SeriesCache()), (new ConsumersCollector(), new SeriesCache())];

    private NatsSystem? _system;

    public ManualTime Time { get; } = new();

    public static async Task<Dictionary<string, double>> OnceAsync(IWayIn way, NatsOptions? options = null)
    {
        await using var scrape = new JetStreamScrape(way, options);
        return await scrape.CollectAsync();
    }

    public async Task<Dictionary<string, double>> CollectAsync()
    {
        _system ??= new NatsSystem(options ?? new NatsOptions(), new ProbeContext("t", null, Time, NullLogger.Instance), [way]);
        var collection = new NatsCollection(_system, CancellationToken.None);
        var samples = new Dictionary<string, double>();
        foreach (var (collector, series) in _collectors)
        {
            var sink = new SampleSink(series);
            await collector.CollectAsync(collection, sink, CancellationToken.None);
            Assert.Equal(0, sink.Duplicates);
            foreach (var sample in sink.Freeze().SelectMany(family => family.Samples))
                samples.Add(NameOf(sample.Series), sample.Value);
        }

        return samples;
    }

    public async ValueTask DisposeAsync()
    {
        if (_system is not null)
            await _system.DisposeAsync();
    }

    private static string NameOf(Series series) => string.Join(' ', series.LabelValues
        .Where((_, i) => series.Metric.Labels[i] is not ("system" or "cluster"))
        .Prepend(series.Metric.Name));
}
