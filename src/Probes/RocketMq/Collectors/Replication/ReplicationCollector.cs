using Probes.Contract;
using Probes.Metrics;

namespace Probes.RocketMq.Collectors.Replication;

/// <summary>How far is each slave behind its master? From what all brokers are asked anyway (28).</summary>
internal sealed class ReplicationCollector : ICollector<RocketMqCollection>
{
    private readonly SlaveLags _lags = new();

    public CollectorDescription Description { get; } = new("replication", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var view = await collection.ViewAsync();
        _lags.Add(sink, await Task.WhenAll(view.Groups.Select(group => GroupLogs.ReadAsync(collection, group))));
    }
}
