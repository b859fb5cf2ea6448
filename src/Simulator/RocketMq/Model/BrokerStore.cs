namespace Simulator.RocketMq.Model;

/// <summary>
/// All that one broker group (a master and its slaves) stores. Everything is read and changed under
/// <see cref="Gate"/>; answers are written while holding it, so that each is one consistent moment.
/// </summary>
internal sealed partial class BrokerStore(string cluster, string name, long now)
{
    private readonly Dictionary<string, TopicQueues> topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GroupConfig> groups = new(StringComparer.Ordinal);

    private long earliest;
    private long earliestLookedFor;

    public Lock Gate { get; } = new();

    public string Cluster { get; } = cluster;

    public string Name { get; } = name;

    /// <summary>Unix milliseconds of the simulated clock.</summary>
    public long Now { get; set; } = now;

    public long BootTime { get; private set; } = now;

    public IReadOnlyDictionary<string, TopicQueues> Topics => topics;

    public IReadOnlyDictionary<string, GroupConfig> Groups => groups;

    public OffsetTable Offsets { get; private init; } = new(now);

    public DelayedMessages Delays { get; private init; } = new(now);

    public Transactions Transactions { get; } = new();

    /// <summary>5.x.</summary>
    public TimerWheel Timers { get; private init; } = new(now);

    /// <summary>5.x: what operators set to be consumed by POP.</summary>
    public List<(string Topic, string Group)> PopPairs { get; private init; } = [];

    /// <summary>popConsumerKVServiceEnable: pullOffset is kept for POP too.</summary>
    public bool PopKeepsPulls { get; set; }

    /// <summary>5.x: by topic and logical queue, where the queues are that this broker leads or led.</summary>
    public Dictionary<string, SortedDictionary<int, List<MappedQueue>>> StaticTopics { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Commits on light queues, by topic@group; not told while there is none.</summary>
    public Dictionary<string, long> LightOffsets { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Messages that clients sent, rather than traffic.</summary>
    public SentMessages Sent { get; } = new();

    /// <summary>ReputMessageService stands still: what clients send is taken, and never comes into a queue.</summary>
    public bool DispatchIsStuck { get; set; }

    public StoreTotals Totals { get; private set; } = new();

    public StoreRates Rates { get; private set; } = new();

    public DataVersion TopicVersion { get; private init; } = new(now);

    public DataVersion GroupVersion { get; private init; } = new(now);

    /// <summary>Bytes ever written to the commit log.</summary>
    public long CommitLogEnd { get; private set; }

    /// <summary>Written and not yet flushed; at most half a second of writing (flushIntervalCommitLog=500).</summary>
    public long UnflushedBytes { get; set; }

    public TopicQueues? Topic(string topic) => topics.GetValueOrDefault(topic);

    public TopicQueues AddTopic(TopicConfig config)
    {
        if (!topics.TryGetValue(config.Name, out var queues))
        {
            queues = topics[config.Name] = new TopicQueues(config);
            TopicVersion.Next(Now);
        }

        return queues;
    }

    /// <summary>As updateTopicPerm does, on this broker only.</summary>
    public bool SetPermission(string topic, int perm)
    {
        Topic(topic)?.SetPermission(perm);
        TopicVersion.Next(Now);
        return Topic(topic) is not null;
    }

    /// <summary>As deleteTopic does: the queues and every committed offset go.</summary>
    public bool DeleteTopic(string topic)
    {
        if (!topics.Remove(topic))
        {
            return false;
        }

        Offsets.RemoveTopic(topic, Now);
        Sent.RemoveTopic(topic);
        TopicVersion.Next(Now);
        return true;
    }

    public void AddGroup(GroupConfig config)
    {
        groups[config.Name] = config;
        GroupVersion.Next(Now);
    }

    /// <summary>As deleteSubscriptionGroup with removeOffset: the configuration and the offsets go.</summary>
    public bool DeleteGroup(string group)
    {
        if (!groups.Remove(group))
        {
            return false;
        }

        Offsets.RemoveGroup(group, Now);
        PopPairs.RemoveAll(pair => pair.Group == group);
        GroupVersion.Next(Now);
        return true;
    }

    public void Put(TopicQueues topic, long count, int bytesEach)
    {
        topic.Put(count, Now);
        CountPut(topic.Config.Name, count, bytesEach);
    }

    public void PutTo(TopicQueues topic, int queue, long count, int bytesEach)
    {
        topic.PutTo(queue, count, Now);
        CountPut(topic.Config.Name, count, bytesEach);
    }

    /// <summary>Counts messages that were there before the simulation as put since the broker started.</summary>
    public void CountPut(string topic, long count, int bytesEach)
    {
        Totals.PutMessages += count;
        Totals.PutBytes += count * bytesEach;
        CommitLogEnd += count * bytesEach;
        UnflushedBytes += count * bytesEach;
        if (!TopicNames.IsSystem(topic) && !TopicNames.IsDlq(topic))
        {
            Totals.PutOrdinaryMessages += count;
        }
    }

    /// <summary>Store time of the oldest message in Unix ms, −1 without any; looked for once in ten seconds.</summary>
    public long EarliestMessageTime()
    {
        if (Now >= earliestLookedFor + 10_000)
        {
            earliestLookedFor = Now;
            earliest = topics.Values
                .SelectMany(topic => Enumerable.Range(0, topic.Count).Select(queue => topic.TimeOf(queue, topic.Min(queue))))
                .Where(time => time > 0)
                .DefaultIfEmpty(-1)
                .Min();
        }

        return earliest;
    }

    /// <summary>A new process over what is left of the old one's files.</summary>
    public void Restart(double lostShare)
    {
        BootTime = Now;
        Totals = new StoreTotals();
        Rates = new StoreRates();
        CommitLogEnd -= (long)(CommitLogEnd * lostShare);
        UnflushedBytes = 0;
        foreach (var topic in topics.Values)
        {
            topic.LoseTail(lostShare, Now);
        }

        Delays.Clear(Topic(TopicNames.Schedule));
    }
}
