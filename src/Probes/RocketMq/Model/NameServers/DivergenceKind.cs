namespace Probes.RocketMq.Model.NameServers;

/// <summary>In what a name server differs from the others of its target.</summary>
internal enum DivergenceKind
{
    /// <summary>Another name server lists a broker that this one does not.</summary>
    BrokerMissing,

    /// <summary>A broker is listed with another address, or in another cluster.</summary>
    BrokerAddress,

    /// <summary>Another name server has a route for a topic, this one has none.</summary>
    TopicMissing,

    /// <summary>This name server has a route for a topic that is on no broker any more; others have let go of it.</summary>
    TopicLeftover,

    /// <summary>A topic is routed to other brokers, or with other queue numbers.</summary>
    Route,

    /// <summary>A topic is routed with another permission.</summary>
    Permission,

    /// <summary>The configuration of ordered topics differs.</summary>
    OrderConfiguration,

    /// <summary>A setting that changes what clients and brokers see differs.</summary>
    Configuration,
}

/// <summary>How kinds read as label values.</summary>
internal static class DivergenceKinds
{
    public static IReadOnlyList<DivergenceKind> All { get; } = Enum.GetValues<DivergenceKind>();

    /// <summary>Whether its subject is a topic whose route can be asked again.</summary>
    public static bool IsOfTopic(this DivergenceKind kind) =>
        kind is DivergenceKind.TopicMissing or DivergenceKind.TopicLeftover or DivergenceKind.Route or DivergenceKind.Permission;

    public static string Label(this DivergenceKind kind) => kind switch
    {
        DivergenceKind.BrokerMissing => "broker_missing",
        DivergenceKind.BrokerAddress => "broker_address",
        DivergenceKind.TopicMissing => "topic_missing",
        DivergenceKind.TopicLeftover => "topic_leftover",
        DivergenceKind.Route => "route",
        DivergenceKind.Permission => "permission",
        DivergenceKind.OrderConfiguration => "kv",
        DivergenceKind.Configuration => "configuration",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of ours."),
    };
}
