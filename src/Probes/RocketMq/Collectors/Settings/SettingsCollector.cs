using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Settings;

/// <summary>Do the masters of a cluster agree on their topics and groups? Asks nothing: other collectors need the tables anyway.</summary>
internal sealed class SettingsCollector : ICollector<RocketMqCollection>
{
    private const string Exists = "exists";

    public CollectorDescription Description { get; } = new("settings", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3));

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var survey = await collection.SurveyAsync();
        var view = await collection.ViewAsync();
        foreach (var cluster in survey.Answered.GroupBy(broker => broker.Group.Cluster).OrderBy(cluster => cluster.Key, StringComparer.Ordinal))
        {
            // A slave copies each 10 s, and those of 5.3 lose topics: it is no witness.
            var masters = cluster.Where(broker => !broker.MayTrail).ToList();
            var all = view.Groups.Count(group => group.Cluster == cluster.Key);
            AddPaused(sink, cluster.Key, [.. cluster]);
            AddGroups(sink, cluster.Key, masters, isWhole: masters.Count == all);
            AddTopics(sink, cluster.Key, masters, view.Names);
        }
    }

    private static void AddPaused(SampleSink sink, string cluster, List<BrokerPositions> brokers)
    {
        var paused = brokers
            .SelectMany(broker => broker.ConsumerGroups.Where(group => !group.ConsumeEnable).Select(group => (Group: group.GroupName, broker.Group.Broker)))
            .OrderBy(entry => entry, PairOrder.Instance)
            .GroupBy(entry => entry.Group)
            .ToList();
        sink.Add(ConfigurationDifferenceMetrics.PausedGroups, paused.Count, cluster);
        foreach (var (group, broker) in paused.Take(Offenders.Named).SelectMany(group => group))
            sink.Add(ConfigurationDifferenceMetrics.Paused, 1L, cluster, group, broker);
    }

    private static void AddGroups(SampleSink sink, string cluster, List<BrokerPositions> masters, bool isWhole)
    {
        var told = masters.SelectMany(master => master.ConsumerGroups).GroupBy(group => group.GroupName).ToList();
        var differences = SettingDifferences.Of(ComparedSettings.OfGroup, told);
        Add(sink, cluster, isWhole ? [(Exists, AbsentGroups.Of(masters)), .. differences] : differences, ConfigurationDifferenceMetrics.Groups, ConfigurationDifferenceMetrics.Group);
    }

    // What brokers keep for themselves (system topics), and make for a group (retries), is theirs.
    private static void AddTopics(SampleSink sink, string cluster, List<BrokerPositions> masters, IReadOnlySet<string> names)
    {
        var told = masters.SelectMany(master => master.Topics)
            .Where(topic => TopicName.KindOf(topic.TopicName, names) == TopicKind.User)
            .GroupBy(topic => topic.TopicName).ToList();
        Add(sink, cluster, SettingDifferences.Of(ComparedSettings.OfTopic, told), ConfigurationDifferenceMetrics.Topics, ConfigurationDifferenceMetrics.Topic);
    }

    private static void Add(
        SampleSink sink, string cluster, IReadOnlyList<(string Setting, IReadOnlyList<string> Names)> differences, Metric count, Metric named)
    {
        foreach (var (setting, names) in differences)
        {
            sink.Add(count, names.Count, cluster, setting);
            foreach (var name in names.Take(Offenders.Named))
                sink.Add(named, 1L, cluster, name, setting);
        }
    }
}
