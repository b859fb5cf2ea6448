using BrokerExporter.Trends;
using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>What is remembered of a target's collections for those who look at it without collecting.</summary>
internal sealed class MainPageMemory(TimeProvider time)
{
    private volatile LatestCollection? _latest;

    /// <summary>The last collection for the main page; null before there was one.</summary>
    public LatestCollection? Latest => _latest;

    /// <summary>What the groups did within the last hour.</summary>
    public GroupTrends Trends { get; } = new();

    /// <param name="main">What a collection gave for the main page; null if it was not for that.</param>
    /// <param name="result">All that it gave.</param>
    /// <param name="started">The timestamp of its start.</param>
    public void Note(Snapshot? main, ProbeResult result, long started)
    {
        if (main is null)
            return;
        Trends.Take(main.TakenAt, main.Families);
        var failure = result.Up ? null : result.Collectors.FirstOrDefault(collector => !collector.Succeeded);
        _latest = new LatestCollection(main, started, time.GetElapsedTime(started), failure);
    }
}
