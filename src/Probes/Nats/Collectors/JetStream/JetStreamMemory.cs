using Probes.Nats.Model.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>What is remembered of JetStream between collections: configurations, and when messages arrived.</summary>
internal sealed class JetStreamMemory
{
    private Dictionary<(string Cluster, string Account, string Stream), StreamDates> _dates = [];

    public ConfigMemory Configs { get; } = new();

    /// <summary>Notes how far the streams reach, gives them their histories, and forgets those that are gone.</summary>
    public void Note(IReadOnlyList<StreamView> streams)
    {
        var present = new Dictionary<(string Cluster, string Account, string Stream), StreamDates>(streams.Count);
        foreach (var stream in streams)
        {
            var key = (stream.Cluster, stream.Account, stream.Name);
            var dates = _dates.GetValueOrDefault(key) ?? new StreamDates();
            var copy = stream.Furthest;
            dates.Observe(copy.Detail.Created, copy.Now.ToUnixTimeMilliseconds(), SpanOf(copy));
            // What every consumer has taken needs no dates any more.
            if (stream.Consumers.Count > 0)
                dates.Forget(stream.Consumers.Values.Min(consumer => consumer.Led?.AckFloor.StreamSeq ?? 0));
            present[key] = stream.Dates = dates;
        }

        _dates = present;
    }

    private static StreamSpan SpanOf(StreamCopy copy) => new(
        copy.State.Messages == 0 ? copy.State.LastSeq + 1 : copy.State.FirstSeq, copy.State.FirstTs.ToUnixTimeMilliseconds(),
        copy.State.LastSeq, copy.State.LastTs.ToUnixTimeMilliseconds());
}
