using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq;

namespace EndToEnd.Testing;

/// <summary>RocketMQ as the exporter knows it, with the probes that it makes in view.</summary>
internal sealed class ObservedKind : ProbeKind
{
    private readonly RocketMqKind _kind = new();
    private readonly ConcurrentQueue<RocketMqProbe> _probes = [];

    public IEnumerable<RocketMqProbe> Probes => _probes;

    public override string Name => _kind.Name;

    public override IReadOnlyList<Metric> Metrics => _kind.Metrics;

    public override IReadOnlyList<CompatPage> CompatPages => _kind.CompatPages;

    public override object ReadOptions(ISettings settings) => _kind.ReadOptions(settings);

    public override string? ProblemWithShards(object options, Shard shard) => _kind.ProblemWithShards(options, shard);

    public override IProbe Create(object options, ProbeContext context)
    {
        var probe = (RocketMqProbe)_kind.Create(options, context);
        _probes.Enqueue(probe);
        return probe;
    }
}
