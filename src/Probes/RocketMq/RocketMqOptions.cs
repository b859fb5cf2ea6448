using Probes.Contract;
using Probes.Transport;

namespace Probes.RocketMq;

/// <summary>Whether series stop at topics and groups, or go down to queues.</summary>
internal enum Granularity
{
    Topic,
    Queue,
}

/// <summary>The section <c>rocketmq</c> of a target.</summary>
internal sealed record RocketMqOptions
{
    /// <summary>RocketMQ's own default port of a name server.</summary>
    private const int NameServerPort = 9876;

    /// <summary>RocketMQ's own default port of a controller.</summary>
    private const int ControllerPort = 9878;

    public IReadOnlyList<Endpoint> NameServers { get; init; } = [];

    /// <summary>The controllers of a 5.x cluster in controller mode; nothing tells where they are but the configuration.</summary>
    public IReadOnlyList<Endpoint> Controllers { get; init; } = [];

    public Scope Scope { get; init; } = Scope.Cluster;

    /// <summary>With scope broker: its name or the address that it advertises; empty: the one on this machine.</summary>
    public string Broker { get; init; } = "";

    /// <summary>How long a connection or one request may take. Everything asked is answered from memory.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Requests in flight per broker; its admin pool has 16 threads.</summary>
    public int RequestsInFlight { get; init; } = 32;

    public Granularity Granularity { get; init; } = Granularity.Topic;

    public NameFilter Topics { get; init; } = NameFilter.All;

    public NameFilter Groups { get; init; } = NameFilter.All;

    /// <summary>Whether RocketMQ's own topics and groups are reported too.</summary>
    public bool SystemTopics { get; init; }

    /// <summary>Whether the age of a backlog older than the exporter is asked of the broker, once per lagging pair (303).</summary>
    public bool SeedLagSeconds { get; init; } = true;

    /// <summary>
    /// Whether consumers are asked, through their brokers, what they tell of themselves (307). Off: a client that hangs costs its broker
    /// a thread for 10 s.
    /// </summary>
    public bool ConsumerDetail { get; init; }

    /// <summary>Whether the namespaces of topics and groups are told, as series of their own.</summary>
    public bool Namespaces { get; init; }

    /// <summary>Whether brokers are asked how much POP consumers hold without having acknowledged it (208).</summary>
    public bool PopInFlight { get; init; }

    public CanaryOptions Canary { get; init; } = CanaryOptions.Off;

    /// <summary>Where a broker is reached, if not at the address that it advertises: containers, NAT.</summary>
    public IReadOnlyDictionary<string, Endpoint> AddressMap { get; init; } = new Dictionary<string, Endpoint>();

    /// <summary>Whether brokers are asked at the port two below the one that they advertise, which serves no clients' pulls.</summary>
    public bool VipChannel { get; init; }

    /// <summary>How connections to name servers and brokers are secured; null: not at all.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>The account that brokers know the exporter by; null: requests are not signed.</summary>
    public AclOptions? Acl { get; init; }

    public static RocketMqOptions Read(ISettings settings)
    {
        var defaults = new RocketMqOptions();
        var options = new RocketMqOptions
        {
            NameServers = settings.GetList(SettingTypes.Endpoint("name_servers", NameServerPort)),
            Controllers = settings.GetList(SettingTypes.Endpoint("controllers", ControllerPort)),
            Scope = settings.Get(SettingTypes.Choice("scope", defaults.Scope, ("cluster", Scope.Cluster), ("broker", Scope.Broker))),
            Broker = settings.Get(SettingTypes.Text("broker", example: "broker-a, 10.0.0.1:10911") with { Expands = true }),
            Timeout = settings.Get(SettingTypes.Duration("timeout", defaults.Timeout)),
            RequestsInFlight = settings.Get(SettingTypes.Count("requests_in_flight", defaults.RequestsInFlight, 1, 1024)),
            Granularity = settings.Get(SettingTypes.Choice(
                "granularity", defaults.Granularity, ("topic", Granularity.Topic), ("queue", Granularity.Queue))),
            Topics = NameFilter.Read(settings.Section("topics")),
            Groups = NameFilter.Read(settings.Section("groups")),
            SystemTopics = settings.Get(SettingTypes.Flag("system_topics", defaults.SystemTopics)),
            SeedLagSeconds = settings.Get(SettingTypes.Flag("seed_lag_seconds", defaults.SeedLagSeconds)),
            ConsumerDetail = settings.Get(SettingTypes.Flag("consumer_detail", defaults.ConsumerDetail)),
            Namespaces = settings.Get(SettingTypes.Flag("namespaces", defaults.Namespaces)),
            PopInFlight = settings.Get(SettingTypes.Flag("pop_in_flight", defaults.PopInFlight)),
            Canary = CanaryOptions.Read(settings.Section("canary")),
            AddressMap = settings.GetMap(SettingTypes.Endpoint("address_map", 0)),
            VipChannel = settings.Get(SettingTypes.Flag("vip_channel", defaults.VipChannel)),
            Tls = TlsSettings.Read(settings.Section("tls")),
            Acl = AclOptions.Read(settings.Section("acl")),
        };
        foreach (var advertised in options.AddressMap.Keys.Where(key => !Endpoint.TryParse(key, 0, out _)))
            settings.Reject("address_map", $"\"{advertised}\" is not an address (expected what a broker advertises, e.g. 172.17.0.2:10911)");
        if (options.NameServers.Count == 0)
            settings.Reject("name_servers", "must not be empty (expected a list, e.g. [10.0.0.1:9876, 10.0.0.2:9876])");
        if (options.NameServers.Distinct().Count() < options.NameServers.Count)
            settings.Reject("name_servers", "names one name server twice");
        if (options.Controllers.Distinct().Count() < options.Controllers.Count)
            settings.Reject("controllers", "names one controller twice");
        if (options.Broker.Length > 0 && options.Scope != Scope.Broker)
            settings.Reject("broker", "says nothing without scope: broker");
        if (options.ConsumerDetail && options.Scope == Scope.Broker)
            settings.Reject("consumer_detail", "compares what clients do on all brokers, which scope: broker does not ask");
        if (options.Timeout <= TimeSpan.Zero)
            settings.Reject("timeout", "must be above zero");
        // Timers of .NET end at 49 days; a scrape waits for seconds.
        if (options.Timeout > TimeSpan.FromHours(1))
            settings.Reject("timeout", "must be at most 1h");
        return options;
    }
}
