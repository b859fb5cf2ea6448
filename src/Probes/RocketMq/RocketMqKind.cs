using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Client;

namespace Probes.RocketMq;

/// <summary>RocketMQ 4.x and 5.x, by name servers and the remoting protocol.</summary>
internal sealed class RocketMqKind : ProbeKind
{
    private readonly SlowTurns _turns = new();

    public override string Name => RocketMqMetrics.System;

    public override IReadOnlyList<Metric> Metrics => RocketMqMetrics.All;

    public override IReadOnlyList<CompatPage> CompatPages { get; } = [RocketMqExporterPage.Page];

    public override object ReadOptions(ISettings settings) => RocketMqOptions.Read(settings);

    public override string? ProblemWithShards(object options, Shard shard) => (RocketMqOptions)options switch
    {
        { Scope: Scope.Broker } => "stands beside rocketmq.scope: broker, which asks one broker only (expected one of them)",
        { ConsumerDetail: true } => "stands beside rocketmq.consumer_detail, which compares what clients do on all brokers (expected one of them)",
        _ => null,
    };

    public override IProbe Create(object options, ProbeContext context) => new RocketMqProbe((RocketMqOptions)options, context, _turns);
}
