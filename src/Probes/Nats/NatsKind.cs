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

    public override IProbe Create(object options, ProbeContext context) => new NatsProbe((NatsOptions)options, context);
}
