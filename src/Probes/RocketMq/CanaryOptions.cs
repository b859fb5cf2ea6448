using System.Text.RegularExpressions;
using Probes.Contract;

namespace Probes.RocketMq;

/// <summary>
/// The section <c>canary</c>: whether a message is sent through every master now and then, and through which topic. Off
/// unless a topic is named.
/// </summary>
internal sealed partial record CanaryOptions
{
    /// <summary>
    /// What the topic's name must begin with: nobody calls a topic of his own so by accident, and a slip of the pen in the
    /// configuration cannot name one.
    /// </summary>
    public const string TopicPrefix = "broker_exporter_canary";

    private static readonly TimeSpan _shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longest = TimeSpan.FromHours(1);

    public static CanaryOptions Off { get; } = new();

    public string Topic { get; init; } = "";

    /// <summary>At most one message to each master in this time, and none while nobody scrapes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the topic may be created where a master does not have it.</summary>
    public bool CreateTopic { get; init; }

    public bool IsOn => Topic.Length > 0;

    /// <summary>Whether a topic may be the canary's: begins as it must, behind a namespace (<c>INST_1%</c>) or not, and is a name that brokers accept.</summary>
    public static bool IsNameOfCanary(string topic) => NameOfCanary().IsMatch(topic);

    public static CanaryOptions Read(ISettings settings)
    {
        var options = new CanaryOptions
        {
            Topic = settings.Get(SettingTypes.Text("topic", Off.Topic, TopicPrefix)),
            Interval = settings.Get(SettingTypes.Duration("interval", Off.Interval)),
            CreateTopic = settings.Get(SettingTypes.Flag("create_topic", Off.CreateTopic)),
        };
        if (options.Interval < _shortest || options.Interval > _longest)
            settings.Reject("interval", "must be from 1s to 1h");
        if (options.CreateTopic && !options.IsOn)
            settings.Reject("create_topic", "says nothing without a topic");
        if (!options.IsOn || IsNameOfCanary(options.Topic))
            return options;
        settings.Reject("topic", $"must begin with {TopicPrefix} and go on with letters, digits, _ or -, up to 127 in all: a canary never writes to a topic that could be somebody's (expected e.g. {TopicPrefix})");
        // What follows may rely on the name.
        return options with { Topic = "" };
    }

    // TopicValidator in apache/rocketmq: 127 characters; '%' only ends a namespace here, so that %RETRY%, %DLQ% and %LMQ% are none.
    [GeneratedRegex($@"\A(?=.{{1,127}}\z)(?:[A-Za-z0-9_-]+%)?{TopicPrefix}[A-Za-z0-9_-]*\z")]
    private static partial Regex NameOfCanary();
}
