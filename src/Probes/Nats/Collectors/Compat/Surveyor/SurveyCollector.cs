using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Metrics.Compat.Surveyor;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>Who answered, in the words of nats-surveyor? It has an answer when nobody did, too.</summary>
internal sealed class SurveyCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } =
        new("compat_surveyor_survey", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsSurveyorPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var met = await collection.MetAsync();
        var target = collection.System.Context.Target;
        sink.Add(SurveyMetrics.Up, met.Any(told => told.Succeeded), target);
        sink.Add(SurveyMetrics.Surveyed, met.Count(told => told.Succeeded), target);
        sink.Add(SurveyMetrics.Expected, met.Length, target);
    }
}
