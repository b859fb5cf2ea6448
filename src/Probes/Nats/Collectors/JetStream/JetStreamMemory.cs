using Probes.Lag;
using Probes.Nats.Model;
using Probes.Nats.Model.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>What is remembered of JetStream between collections: configurations, and when messages arrived.</summary>
internal sealed class JetStreamMemory(NatsOptions options)
{
    private readonly Memories<(string Cluster, string Account, string Stream), StreamDates> _dates = new();

    public ConfigMemory Configs { get; } = new(options.Consumers);

    /// <summary>Notes how far the streams reach, gives them their histories, and forgets those that are gone.</summary>
    /// <param name="now">Unix milliseconds by the exporter's clock.</param>
    /// <param name="streams">Those that were told of.</param>
    public void Note(long now, IReadOnlyList<StreamView> streams)
    {
        foreach (var stream in streams)
        {
            // All of it is kept, whatever consumers have taken: one that is made tomorrow begins at the first message.
            stream.Dates = _dates.Of((stream.Cluster, stream.Account, stream.Name), now);
            var copy = stream.Furthest;
            stream.Dates.Observe(copy.Detail.Created, copy.Now.ToUnixTimeMilliseconds(), SpanOf(copy));
        }

        _dates.Forget(now);
    }

    private static StreamSpan SpanOf(StreamCopy copy) => new(
        copy.State.Messages == 0 ? copy.State.LastSeq + 1 : copy.State.FirstSeq, copy.State.FirstTs.ToUnixTimeMilliseconds(),
        copy.State.LastSeq, copy.State.LastTs.ToUnixTimeMilliseconds());
}
