using Probes.Metrics;

namespace Probes.Contract;

/// <summary>One question to a broker and the metrics that answer it.</summary>
/// <typeparam name="TCollection">What the collectors of one collection share, so that nothing is asked twice.</typeparam>
internal interface ICollector<in TCollection>
{
    CollectorDescription Description { get; }

    /// <summary>Asks, computes, and adds every sample; or throws, and then none of them is served.</summary>
    Task CollectAsync(TCollection collection, SampleSink sink, CancellationToken cancellationToken);
}
