using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Clients;

/// <summary>
/// What do the clients of each group say themselves? Shows what they told before, and then, when the collection is over, has
/// a few more of them asked: no scrape waits for a client.
/// </summary>
internal sealed class ConsumerDetailCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } = new("consumer_detail", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var survey = await collection.SurveyAsync();
        var cluster = collection.Cluster;
        var now = cluster.Time.GetUtcNow();
        var detail = cluster.ConsumerDetail;
        var groups = Online(cluster, survey, now);
        detail.Keep(survey, groups);
        EndRounds(cluster, survey, now);
        var nameServers = NameServersOf(cluster);
        detail.Use(known =>
        {
            foreach (var group in groups)
                ConsumerDetailSamples.Add(sink, known[(group.Group.Cluster, group.Group.Name)], survey, nameServers, now);
            return known.Count;
        });
        collection.AtEnd(() => Start(cluster, survey));
    }

    private static List<OnlineClients> Online(Cluster cluster, Survey survey, DateTimeOffset now)
    {
        // Groups are being asked who is connected while this runs.
        lock (cluster.Connections)
            return [.. survey.Groups.Select(group => OnlineClients.Of(group, cluster.Connections, now))];
    }

    private static void EndRounds(Cluster cluster, Survey survey, DateTimeOffset now)
    {
        var queues = new ReadableQueues(survey);
        cluster.ConsumerDetail.Use(groups =>
        {
            foreach (var group in groups.Values)
            {
                group.EndRound(topic => queues.Of(group.Cluster, topic), now);
                var findings = group.FindingsAt(now);
                cluster.ExactFindings.Note(group.Cluster, group.Group, findings?.Subscription, findings?.Unowned ?? [], findings?.At ?? now);
            }

            return groups.Count;
        });
    }

    private static Func<ClientReport, NameServerList?> NameServersOf(Cluster cluster)
    {
        List<string> configured = [.. cluster.Options.NameServers.Select(endpoint => endpoint.ToString())];
        List<string> resolved = [.. cluster.NameServerEndpoints.Select(endpoint => endpoint.ToString())];
        return report => report.NameServers.Count == 0 ? null : NameServerLists.Compare(report.NameServers, configured, resolved);
    }

    // When nothing else is asked any more: who is connected may have become known only in this collection.
    private static void Start(Cluster cluster, Survey survey)
    {
        if (cluster.ClientLane.IsBusy)
            return;
        var now = cluster.Time.GetUtcNow();
        var groups = Online(cluster, survey, now);
        cluster.ConsumerDetail.Keep(survey, groups);
        var turns = ClientTurns.Deal(cluster.ConsumerDetail, survey, groups, now);
        if (turns.Count > 0)
            cluster.ClientLane.TryStart(closing => new ClientPoll(cluster).RunAsync(turns, closing));
    }
}
