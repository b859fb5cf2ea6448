using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Metrics;
using Probes.Nats;
using Probes.Nats.Client;
using Probes.Nats.Collectors;
using Tests.Shared;

namespace Probes.Tests.Nats;

/// <summary>Collects with one collector: "metric label label …" and value.</summary>
internal sealed class Scraping(ICollector<NatsCollection> collector, IWayIn way, NatsOptions? options = null) : IAsyncDisposable
{
    private readonly SeriesCache _series = new();
    private readonly NatsSystem _system = new(options ?? new NatsOptions(), new ProbeContext("t", null, new ManualTime(), NullLogger.Instance), [way]);

    public static async Task<Dictionary<string, double>> OnceAsync(ICollector<NatsCollection> collector, IWayIn way, NatsOptions? options = null)
    {
        await using var scraping = new Scraping(collector, way, options);
        return await scraping.CollectAsync();
    }

    public ValueTask DisposeAsync() => _system.DisposeAsync();

    public async Task<Dictionary<string, double>> CollectAsync()
    {
        var sink = new SampleSink(_series);
        await collector.CollectAsync(new NatsCollection(_system, CancellationToken.None), sink, CancellationToken.None);
        Assert.Equal(0, sink.Duplicates);
        return sink.Freeze().SelectMany(family => family.Samples)
            .ToDictionary(sample => string.Join(' ', sample.Series.LabelValues.Prepend(sample.Series.Metric.Name)), sample => sample.Value);
    }
}
