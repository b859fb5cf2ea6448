using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>What one broker process answers from: the group's store, the clients, and which member it is.</summary>
internal sealed class BrokerView(ClientTable clients, Flavor flavor, int index)
{
    public ClientTable Clients => clients;

    public Flavor Flavor => flavor;

    /// <summary>The process within its group, from 0 on; its id may change with an election.</summary>
    public int Index => index;

    /// <summary>What it answers from: the group's store, or the copy that a slave has which copies no more.</summary>
    public required BrokerStore Store { get; set; }

    /// <summary>0 for a master.</summary>
    public required long Id { get; set; }

    /// <summary>The broker group that it is a member of.</summary>
    public required ReplicaGroup Replicas { get; init; }

    public bool IsSlave => Id != 0;

    /// <summary>Delivers delayed messages: a master, or the slave that acts as one.</summary>
    public bool IsActive => !IsSlave || Replicas.ActingMaster == this;

    public string StorePath => index > 0 ? $"/var/lib/rocketmq/{Store.Name}-s{index}" : $"/var/lib/rocketmq/{Store.Name}";

    /// <summary>The code of a message that was stored: 10, 11 and 12 say that it is on no disk or slave yet.</summary>
    public int SendCode { get; set; }

    /// <summary>Values of ${...} in the properties text.</summary>
    public required Func<IReadOnlyDictionary<string, string>> Properties { get; init; }

    /// <summary>Listening, and not frozen.</summary>
    public required Func<bool> IsRunning { get; init; }

    /// <summary>As it advertises itself.</summary>
    public required Func<string> Address { get; init; }

    /// <summary>Topics that its master has and it does not: what SlaveSynchronize.syncTopicConfig of 5.3 does to slaves.</summary>
    public HashSet<string> LostTopics { get; } = new(StringComparer.Ordinal);

    public IEnumerable<TopicQueues> Topics => Store.Topics.Values.Where(topic => !LostTopics.Contains(topic.Config.Name));

    public TopicQueues? Topic(string name) => LostTopics.Contains(name) ? null : Store.Topic(name);
}
