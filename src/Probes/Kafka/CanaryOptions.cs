using Probes.Contract;

namespace Probes.Kafka;

/// <summary>The section <c>canary</c>: whether a message is written to every broker now and then and read back, and in which topic. Off unless enabled.</summary>
internal sealed record CanaryOptions
{
    /// <summary>
    /// What the topic's name must begin with: nobody calls a topic of his own so by accident, and a slip of the pen in the
    /// configuration cannot name one.
    /// </summary>
    public const string TopicPrefix = "broker_exporter_canary";

    /// <summary>Characters of a topic's name (org.apache.kafka.common.internals.Topic).</summary>
    private const int LongestName = 249;

    public static CanaryOptions Off { get; } = new();

    public bool Enabled { get; init; }

    public string Topic { get; init; } = TopicPrefix;

    /// <summary>At most one message to each broker in this time, and none while nobody scrapes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the topic may be created where it is missing.</summary>
    public bool CreateTopic { get; init; }

    /// <summary>Copies of each of its partitions, when it is created.</summary>
    public int ReplicationFactor { get; init; } = 1;

    /// <summary>Whether a topic may be the canary's: begins as it must, and is a name that brokers accept.</summary>
    public static bool IsNameOfCanary(string topic) => topic.StartsWith(TopicPrefix, StringComparison.Ordinal) && topic.Length <= LongestName
        && topic.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.');

    public static CanaryOptions Read(ISettings settings)
    {
        var options = new CanaryOptions
        {
            Enabled = settings.Get(SettingTypes.Flag("enabled", Off.Enabled)),
            Topic = settings.Get(SettingTypes.Text("topic", Off.Topic, TopicPrefix)),
            Interval = settings.Get(SettingTypes.Duration("interval", Off.Interval)),
            CreateTopic = settings.Get(SettingTypes.Flag("create_topic", Off.CreateTopic)),
            ReplicationFactor = settings.Get(SettingTypes.Count("replication_factor", Off.ReplicationFactor, 1, short.MaxValue)),
        };
        if (options.Interval < TimeSpan.FromSeconds(1) || options.Interval > TimeSpan.FromHours(1))
            settings.Reject("interval", "must be from 1s to 1h");
        if (!options.Enabled && options != Off)
            settings.Reject("enabled", "is not true, so that the other keys of this section mean nothing (expected enabled: true, or none of them)");
        if (options.ReplicationFactor != Off.ReplicationFactor && !options.CreateTopic)
            settings.Reject("replication_factor", "says nothing without create_topic: true");
        if (IsNameOfCanary(options.Topic))
            return options;
        settings.Reject("topic", $"must begin with {TopicPrefix} and go on with letters, digits, '.', '_' or '-', up to {LongestName} in all: a canary never writes to a topic that could be somebody's (expected e.g. {TopicPrefix})");
        // What follows may rely on the name.
        return Off;
    }
}
