using Probes.Metrics;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.RocketMq.Collectors.Clients;

/// <summary>Writes what the clients of one group told.</summary>
internal static class ConsumerDetailSamples
{
    /// <summary>Queues and clients that are named, of each group and kind.</summary>
    private const int Named = 10;

    public static void Add(SampleSink sink, GroupDetail group, Survey survey, Func<ClientReport, NameServerList?> nameServers, DateTimeOffset now)
    {
        if (group.Clients.Count == 0)
            return;
        var (cluster, name) = (group.Cluster, group.Group);
        foreach (var state in Enum.GetValues<ClientState>())
            sink.Add(ConsumerDetailMetrics.Clients, group.Clients.Values.Count(client => client.StateAt(now) == state), cluster, name, LabelOf(state));
        if (group.RoundAt > DateTimeOffset.MinValue)
            sink.Add(ConsumerDetailMetrics.Round, group.RoundAt.ToUnixTimeMilliseconds() / 1000.0, cluster, name);

        List<ClientReport> reports = [.. group.ReportsAt(now)];
        var findings = group.FindingsAt(now);
        if (reports.Count > 0)
            AddReports(sink, group, reports, survey);
        if (findings is not null)
            AddFindings(sink, group, findings, survey);
        AddNameServers(sink, group, [.. reports.Select(nameServers).OfType<NameServerList>()]);
        AddTrouble(sink, group, reports, findings, nameServers, now);
    }

    private static void AddReports(SampleSink sink, GroupDetail group, List<ClientReport> reports, Survey survey)
    {
        sink.Add(ConsumerDetailMetrics.StalledClients, reports.Count(report => report.IsStalled), group.Cluster, group.Group);
        foreach (var (topic, totals) in ClientTotals.ByTopic(reports))
        {
            // Topics that a filter leaves out, or that there are not; and what is retried, which has series of its own.
            if (!survey.HasTopic(group.Cluster, topic) || topic.StartsWith(TopicName.RetryPrefix, StringComparison.Ordinal))
                continue;
            ReadOnlySpan<string> labels = [group.Cluster, group.Group, topic];
            sink.Add(ConsumerDetailMetrics.CachedMessages, totals.Cached, labels);
            sink.Add(ConsumerDetailMetrics.CachedBytes, totals.CachedBytes, labels);
            sink.Add(ConsumerDetailMetrics.StalledQueues, totals.StalledQueues, labels);
            AddIfKnown(sink, ConsumerDetailMetrics.ConsumeDuration, totals.MeanConsumeSeconds, labels);
            AddIfKnown(sink, ConsumerDetailMetrics.ConsumeDurationMax, totals.MaxConsumeSeconds, labels);
            AddIfKnown(sink, ConsumerDetailMetrics.OkRate, totals.OkRate, labels);
            AddIfKnown(sink, ConsumerDetailMetrics.FailedRate, totals.FailedRate, labels);
        }
    }

    private static void AddFindings(SampleSink sink, GroupDetail group, GroupFindings findings, Survey survey)
    {
        if (findings.Idle is { } idle)
            sink.Add(ConsumerDetailMetrics.IdleClients, idle.Count, group.Cluster, group.Group);
        foreach (var topic in findings.Topics.Order(StringComparer.Ordinal).Where(topic => survey.HasTopic(group.Cluster, topic)))
        {
            ReadOnlySpan<string> labels = [group.Cluster, group.Group, topic];
            AddIfKnown(sink, ConsumerDetailMetrics.UnownedQueues, findings.Unowned?.Count(queue => queue.Topic == topic), labels);
            AddIfKnown(sink, ConsumerDetailMetrics.DoublyOwnedQueues, findings.DoublyOwned?.Count(queue => queue.Topic == topic), labels);
            AddIfKnown(sink, ConsumerDetailMetrics.UnlockedQueues, findings.Unlocked?.Count(queue => queue.Topic == topic), labels);
        }

        foreach (var (topic, broker, queue) in (findings.Unowned ?? []).Order(QueueOrder.Instance).Take(Named))
            sink.Add(ConsumerDetailMetrics.UnownedQueue, 1L, group.Cluster, group.Group, topic, broker, BrokerLabels.QueueOf(queue));
    }

    private static void AddNameServers(SampleSink sink, GroupDetail group, List<NameServerList> lists)
    {
        if (lists.Count == 0)
            return;
        foreach (var list in Enum.GetValues<NameServerList>())
            sink.Add(ConsumerDetailMetrics.NameServerClients, lists.Count(each => each == list), group.Cluster, group.Group, list.Label());
    }

    private static void AddTrouble(
        SampleSink sink, GroupDetail group, List<ClientReport> reports, GroupFindings? findings, Func<ClientReport, NameServerList?> nameServers, DateTimeOffset now)
    {
        Name("hung", group.Clients.Where(client => client.Value.StateAt(now) == ClientState.Hung).Select(client => client.Key));
        Name("stalled", reports.Where(report => report.IsStalled).Select(report => report.ClientId));
        Name("name_servers", reports.Where(report => nameServers(report) == NameServerList.Other).Select(report => report.ClientId));
        Name("idle", findings?.Idle ?? []);
        Name("unlocked", findings?.Unlocked?.Select(queue => queue.ClientId).Distinct() ?? []);
        Name("subscription", findings?.Subscription is { Found.IsEmpty: false } ? findings.Deviants : []);

        void Name(string trouble, IEnumerable<string> clients)
        {
            foreach (var client in clients.Order(StringComparer.Ordinal).Take(Named))
                sink.Add(ConsumerDetailMetrics.ClientTrouble, 1L, group.Cluster, group.Group, client, trouble);
        }
    }

    private static void AddIfKnown(SampleSink sink, Metric metric, double? value, ReadOnlySpan<string> labels)
    {
        if (value is { } known)
            sink.Add(metric, known, labels);
    }

    private static void AddIfKnown(SampleSink sink, Metric metric, int? value, ReadOnlySpan<string> labels)
    {
        if (value is { } known)
            sink.Add(metric, known, labels);
    }

    private static string LabelOf(ClientState state) => state switch
    {
        ClientState.Read => "read",
        ClientState.Hung => "hung",
        _ => "missing",
    };
}
