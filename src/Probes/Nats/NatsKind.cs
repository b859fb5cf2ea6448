using Probes.Contract;
using Probes.Metrics;

namespace Probes.Nats;

/// <summary>NATS servers 2.9 and newer, JetStream included, by monitoring ports and the system account.</summary>
internal sealed class NatsKind : ProbeKind
{
    public override string Name => NatsMetrics.System;

    public override IReadOnlyList<Metric> Metrics => NatsMetrics.All;

    public override IReadOnlyList<CompatPage> CompatPages { get; } = [NatsExporterPage.Page, NatsSurveyorPage.Page];

    public override object ReadOptions(ISettings settings) => NatsOptions.Read(settings);

    public override string? ProblemWithShards(object options, Shard shard)
    {
        var nats = (NatsOptions)options;
        if (nats.Monitor.Addresses.Count == 0)
            return "needs a list of monitor addresses to split (expected monitor, or no shard)";
        var part = nats.PartOf(shard);
        return part.Monitor.Addresses.Count == 0 && part.System is null
            ? $"none of the {nats.Monitor.Addresses.Count} monitor addresses falls to shard {shard.Index} of {shard.Count} (expected fewer shards)"
            : null;
    }

    public override IProbe Create(object options, ProbeContext context) => new NatsProbe(((NatsOptions)options).PartOf(context.Shard), context);
}
