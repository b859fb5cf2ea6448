using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using BrokerExporter.Exposition;
using BrokerExporter.Self;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Cli;

/// <summary><c>scrape</c>: one collection, written as the metrics page has it, and an exit code that says whether all targets are up.</summary>
internal sealed class ScrapeCommand(OneShotFactory opening, Catalogue catalogue, TextWriter output)
{
    public async Task<int> RunAsync(ParseResult result, TargetChoice choice, TimeSpan? timeout, CancellationToken stop)
    {
        if (await opening.OpenAsync(result, choice, timeout) is not { } targets)
            return ExitCode.Mistake;
        await using (targets)
        {
            try
            {
                var snapshots = await targets.CollectAsync(stop);
                await WriteAsync([.. snapshots.Select(snapshot => snapshot.Families), AboutCollectors(targets)]);
                return snapshots.All(snapshot => snapshot.Up) ? ExitCode.Up : ExitCode.Down;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return ExitCode.Down;
            }
        }
    }

    // Which of them failed is part of the answer; how this process is doing is not.
    private static ImmutableArray<Family> AboutCollectors(OneShot targets)
    {
        var sink = new SampleSink(new SeriesCache());
        var statuses = targets.Targets.Select(target => target.Status).ToList();
        foreach (var status in statuses)
            TargetSamples.Add(sink, status);
        sink.Add(SelfMetrics.DuplicateSeries, statuses.Sum(status => status.Duplicates));
        return sink.Freeze();
    }

    private async Task WriteAsync(IEnumerable<IReadOnlyList<Family>> families)
    {
        using var buffer = new ExpositionBuffer(PagePieces.Instance);
        PageFormat.Text(catalogue).Write(new FamilyOrder(catalogue).Merge(families), buffer);
        // A character may begin in one piece and end in the next.
        var decoder = Encoding.UTF8.GetDecoder();
        foreach (var piece in buffer.Written)
        {
            var text = new char[decoder.GetCharCount(piece.Span, flush: false)];
            decoder.GetChars(piece.Span, text, flush: false);
            await output.WriteAsync(text);
        }

        await output.FlushAsync();
    }
}
