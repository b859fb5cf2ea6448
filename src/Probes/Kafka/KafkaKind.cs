using Probes.Contract;
using Probes.Metrics;

namespace Probes.Kafka;

/// <summary>Kafka 1.0 and newer, by its own protocol.</summary>
internal sealed class KafkaKind : ProbeKind
{
    public override string Name => KafkaMetrics.System;

    public override IReadOnlyList<Metric> Metrics => KafkaMetrics.All;

    public override IReadOnlyList<CompatPage> CompatPages { get; } = [KafkaExporterPage.Page, KminionPage.Page];

    public override object ReadOptions(ISettings settings) => KafkaOptions.Read(settings);

    public override IProbe Create(object options, ProbeContext context) => new KafkaProbe((KafkaOptions)options, context);
}
