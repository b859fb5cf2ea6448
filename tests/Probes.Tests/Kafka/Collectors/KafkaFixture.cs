using Probes.Contract;
using Probes.Kafka;
using Probes.Tests.Kafka.Client;
using Probes.Transport;
using Simulator.Kafka;
using Tests.Shared;

namespace Probes.Tests.Kafka.Collectors;

/// <summary>A simulated cluster and a probe that asks it, on one clock that a test moves; unless it is about waiting for somebody.</summary>
internal sealed class KafkaFixture : IAsyncDisposable
{
    private readonly KafkaProbe _probe;

    private KafkaFixture(KafkaSimulation cluster, ManualTime time, TimeProvider clock, Func<KafkaOptions, KafkaOptions> change)
    {
        (Cluster, Time) = (cluster, time);
        var options = change(new KafkaOptions { BootstrapServers = [.. cluster.Brokers.Select(broker => new Endpoint("127.0.0.1", broker.EndPoint.Port))] });
        _probe = new KafkaProbe(options, new ProbeContext("t", null, clock, Log));
    }

    public KafkaSimulation Cluster { get; }

    public ManualTime Time { get; }

    public Sentences Log { get; } = new();

    /// <summary>What failed in the last collection, by collector.</summary>
    public Dictionary<string, (FailureKind Kind, string Message)> Failures { get; private set; } = [];

    public bool IsUp { get; private set; }

    public static async Task<KafkaFixture> StartAsync(KafkaPlan plan, Func<KafkaOptions, KafkaOptions>? change = null, TimeProvider? clock = null)
    {
        var time = new ManualTime();
        return new KafkaFixture(await KafkaSimulation.StartAsync(plan, time), time, clock ?? time, change ?? (static options => options));
    }

    /// <summary>One collection: "metric label label" without system and cluster, and value.</summary>
    public async Task<Dictionary<string, double>> CollectAsync(params string[] collectors)
    {
        var wanted = collectors.Length > 0 ? collectors.ToHashSet() : [.. _probe.Collectors.Where(static collector => collector is { Refresh.Ticks: 0, Page: CollectorDescription.MainPage }).Select(static collector => collector.Name)];
        return Read(await _probe.CollectAsync(wanted, CancellationToken.None));
    }

    /// <summary>The same, with an end.</summary>
    public async Task<Dictionary<string, double>> CollectAsync(CancellationToken deadline) => Read(await _probe.CollectAsync(
        _probe.Collectors.Where(static collector => collector.Refresh == TimeSpan.Zero && collector.Page == CollectorDescription.MainPage).Select(static collector => collector.Name).ToHashSet(), deadline));

    public async ValueTask DisposeAsync()
    {
        await _probe.DisposeAsync();
        await Cluster.DisposeAsync();
    }

    private Dictionary<string, double> Read(ProbeResult result)
    {
        IsUp = result.Up;
        Failures = result.Collectors.Where(static collector => !collector.Succeeded).ToDictionary(static collector => collector.Collector, static collector => (collector.Failure!.Value, collector.Message!));
        Assert.All(result.Collectors, static collector => Assert.Equal(0, collector.Duplicates));
        var samples = result.Collectors.SelectMany(static collector => collector.Families).SelectMany(static family => family.Samples)
            .ToDictionary(
                sample => string.Join(' ', sample.Series.LabelValues.Where(value => value != Cluster.Plan.ClusterId && value != KafkaMetrics.System).Prepend(sample.Series.Metric.Name)),
                static sample => sample.Value);
        // Whatever happens to a cluster: never negative, never −1, never NaN.
        Assert.All(samples, static sample => Assert.True(sample.Value >= 0, $"{sample.Key} {sample.Value}"));
        return samples;
    }
}
