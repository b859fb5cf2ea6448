using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Probes.Metrics;

namespace Probes.Contract;

/// <summary>
/// Runs a probe's collectors side by side. The only place that catches what a collector throws: a failure costs that
/// collector's samples and nothing else.
/// </summary>
internal sealed class CollectorRunner<TCollection>(
    ImmutableArray<ICollector<TCollection>> collectors, TimeProvider time, ILogger logger)
{
    private readonly ImmutableArray<(ICollector<TCollection> Collector, SeriesCache Series)> _collectors =
        [.. collectors.Select(collector => (collector, new SeriesCache()))];

    public ImmutableArray<CollectorDescription> Descriptions { get; } =
        [.. collectors.Select(collector => collector.Description)];

    public async Task<ImmutableArray<CollectorResult>> RunAsync(
        TCollection collection, IReadOnlySet<string> names, CancellationToken cancellationToken)
    {
        var results = await Task.WhenAll(_collectors
            .Where(entry => names.Contains(entry.Collector.Description.Name))
            .Select(entry => RunAsync(entry.Collector, entry.Series, collection, cancellationToken)));
        return [.. results];
    }

    private async Task<CollectorResult> RunAsync(
        ICollector<TCollection> collector, SeriesCache series, TCollection collection, CancellationToken cancellationToken)
    {
        var name = collector.Description.Name;
        var started = time.GetTimestamp();
        var sink = new SampleSink(series);
        try
        {
            await collector.CollectAsync(collection, sink, cancellationToken);
            if (sink.Duplicates > 0)
                Log.DuplicateSeries(logger, name, sink.Duplicates);
            return new CollectorResult
            {
                Collector = name,
                Duration = time.GetElapsedTime(started),
                Families = sink.Freeze(),
                Duplicates = sink.Duplicates,
            };
        }
        catch (Exception exception)
        {
            sink.Freeze();
            var kind = FailureKinds.Of(exception);
            if (kind == FailureKind.Internal)
                Log.CollectorBroke(logger, name, exception);
            return new CollectorResult
            {
                Collector = name,
                Duration = time.GetElapsedTime(started),
                Failure = kind,
                Message = exception.Message,
            };
        }
    }
}
