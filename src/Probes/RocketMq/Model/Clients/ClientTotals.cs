namespace Probes.RocketMq.Model.Clients;

/// <summary>What the clients of a group told of one topic, taken together; seconds and messages per second.</summary>
internal sealed class ClientTotals
{
    private double _consumeSeconds;
    private double _consumed;

    public long Cached { get; private set; }

    public long CachedBytes { get; private set; }

    public int StalledQueues { get; private set; }

    /// <summary>Null: no client told.</summary>
    public double? OkRate { get; private set; }

    public double? FailedRate { get; private set; }

    /// <summary>Over the messages consumed; null while none were.</summary>
    public double? MeanConsumeSeconds => _consumed > 0 ? _consumeSeconds / _consumed : null;

    /// <summary>Of the client that takes longest.</summary>
    public double? MaxConsumeSeconds { get; private set; }

    public static SortedDictionary<string, ClientTotals> ByTopic(IEnumerable<ClientReport> reports)
    {
        var topics = new SortedDictionary<string, ClientTotals>(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            foreach (var topic in report.Subscriptions.Keys)
                Of(topic);
            foreach (var queue in report.Queues)
                Of(queue.Topic).Add(report, queue);
            foreach (var topic in report.Topics)
                Of(topic.Topic).Add(topic);
        }

        return topics;

        ClientTotals Of(string topic)
        {
            if (!topics.TryGetValue(topic, out var totals))
                topics[topic] = totals = new ClientTotals();
            return totals;
        }
    }

    private void Add(ClientReport report, ClientQueue queue)
    {
        Cached += queue.Cached;
        CachedBytes += queue.CachedBytes;
        StalledQueues += report.IsStalledOn(queue) ? 1 : 0;
    }

    private void Add(ClientTopic topic)
    {
        OkRate = Sum(OkRate, topic.OkRate);
        FailedRate = Sum(FailedRate, topic.FailedRate);
        // Zero is what a client says whose listener was not called.
        var calls = (topic.OkRate ?? 0) + (topic.FailedRate ?? 0);
        if (topic.ConsumeSeconds is not { } seconds || calls <= 0)
            return;
        (_consumeSeconds, _consumed) = (_consumeSeconds + (seconds * calls), _consumed + calls);
        MaxConsumeSeconds = Math.Max(MaxConsumeSeconds ?? 0, seconds);
    }

    private static double? Sum(double? left, double? right) => right is null ? left : (left ?? 0) + right;
}
