using Probes.Nats.Model;
using Probes.Nats.Model.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>A stream, of all that servers say of it what is right.</summary>
internal sealed class StreamView(string cluster, string account, string name)
{
    private readonly Choice<StreamCopy> _choice = new();

    public string Cluster => cluster;

    public string Account => account;

    public string Name => name;

    /// <summary>Its leader's copy, or where nobody leads the one that is furthest; null if its leader was not asked.</summary>
    public StreamCopy? Told => (_choice.Led ?? _choice.Leaderless)?.Value;

    public bool IsLeaderless => _choice.Leaderless is not null;

    /// <summary>Every server's own messages are right, if late: what there is without the leader.</summary>
    public StreamCopy Furthest => _choice.Furthest!.Value.Value;

    public Dictionary<string, ConsumerView> Consumers { get; } = new(StringComparer.Ordinal);

    /// <summary>When its messages were stored.</summary>
    public StreamDates Dates { get; set; } = new();

    public void Add(StreamCopy copy) => _choice.Add(new Copy<StreamCopy>(copy.Server.Name, copy.Leader, copy.State.LastSeq, copy));

    public void Add(ConsumerCopy copy)
    {
        var consumer = copy.Detail.Name ?? "";
        if (!Consumers.TryGetValue(consumer, out var view))
            Consumers[consumer] = view = new ConsumerView(this, consumer);
        view.Add(copy);
    }
}
