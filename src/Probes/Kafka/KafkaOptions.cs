using Probes.Contract;
using Probes.Transport;

namespace Probes.Kafka;

/// <summary>The section <c>kafka</c> of a target.</summary>
internal sealed record KafkaOptions
{
    /// <summary>Kafka's own default port.</summary>
    public const int DefaultPort = 9092;

    /// <summary>Brokers that are asked who the others are; one that answers is enough.</summary>
    public IReadOnlyList<Endpoint> BootstrapServers { get; init; } = [];

    /// <summary>How long a connection may take, SASL included, and how long a broker may be silent over a request.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Requests in flight per broker. A broker works at one request of a connection at a time: more only hide the way there and back.</summary>
    public int RequestsInFlight { get; init; } = 8;

    public Granularity Granularity { get; init; } = Granularity.Topic;

    public NameFilter Topics { get; init; } = NameFilter.All;

    public NameFilter Groups { get; init; } = NameFilter.All;

    /// <summary>Whether Kafka's own topics (__consumer_offsets) are reported too; where their copies are is told in any case.</summary>
    public bool InternalTopics { get; init; }

    /// <summary>Whether groups without members are asked about; false: those that are Empty or Dead are not.</summary>
    public bool InactiveGroups { get; init; } = true;

    /// <summary>Whether the age of a backlog older than the exporter is found out at the start, by a few looks at the past.</summary>
    public bool SeedLagSeconds { get; init; } = true;

    /// <summary>Whether brokers are asked how large partitions are on their disks.</summary>
    public bool LogDirs { get; init; } = true;

    public CanaryOptions Canary { get; init; } = CanaryOptions.Off;

    /// <summary>Where a broker is reached, if not at the address that it advertises: containers, NAT.</summary>
    public IReadOnlyDictionary<Endpoint, Endpoint> AddressMap { get; init; } = new Dictionary<Endpoint, Endpoint>();

    /// <summary>How connections to brokers are secured; null: not at all.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>The account that brokers know the exporter by; null: none.</summary>
    public SaslOptions? Sasl { get; init; }

    public static KafkaOptions Read(ISettings settings)
    {
        var defaults = new KafkaOptions();
        var options = new KafkaOptions
        {
            BootstrapServers = settings.GetList(SettingTypes.Endpoint("bootstrap_servers", DefaultPort) with { Example = "10.0.0.1:9092, [::1]:9092, name:9092" }),
            Timeout = settings.Get(SettingTypes.Duration("timeout", defaults.Timeout)),
            RequestsInFlight = settings.Get(SettingTypes.Count("requests_in_flight", defaults.RequestsInFlight, 1, 1024)),
            Granularity = settings.Get(SettingTypes.Choice(
                "granularity", defaults.Granularity, ("topic", Granularity.Topic), ("partition", Granularity.Partition))),
            Topics = NameFilter.Read(settings.Section("topics")),
            Groups = NameFilter.Read(settings.Section("groups")),
            InternalTopics = settings.Get(SettingTypes.Flag("internal_topics", defaults.InternalTopics)),
            InactiveGroups = settings.Get(SettingTypes.Flag("inactive_groups", defaults.InactiveGroups)),
            SeedLagSeconds = settings.Get(SettingTypes.Flag("seed_lag_seconds", defaults.SeedLagSeconds)),
            LogDirs = settings.Get(SettingTypes.Flag("log_dirs", defaults.LogDirs)),
            Canary = CanaryOptions.Read(settings.Section("canary")),
            AddressMap = AddressMapOf(settings),
            Tls = TlsSettings.Read(settings.Section("tls")),
            Sasl = SaslOptions.Read(settings.Section("sasl")),
        };
        if (options.BootstrapServers.Count == 0)
            settings.Reject("bootstrap_servers", "must not be empty (expected a list, e.g. [10.0.0.1:9092, 10.0.0.2:9092])");
        if (options.BootstrapServers.Distinct().Count() < options.BootstrapServers.Count)
            settings.Reject("bootstrap_servers", "names one server twice");
        if (options.Timeout <= TimeSpan.Zero)
            settings.Reject("timeout", "must be above zero");
        // Timers of .NET end at 49 days; a scrape waits for seconds.
        if (options.Timeout > TimeSpan.FromHours(1))
            settings.Reject("timeout", "must be at most 1h");
        return options;
    }

    private static Dictionary<Endpoint, Endpoint> AddressMapOf(ISettings settings)
    {
        var map = new Dictionary<Endpoint, Endpoint>();
        foreach (var (key, reachable) in settings.GetMap(SettingTypes.Endpoint("address_map", 0) with { Example = "10.0.0.1:9092, [::1]:9092, name:9092" }))
        {
            if (!Endpoint.TryParse(key, 0, out var advertised))
                settings.Reject("address_map", $"\"{key}\" is not an address (expected what a broker advertises, e.g. kafka-0.kafka:9092)");
            else if (!map.TryAdd(advertised, reachable))
                settings.Reject("address_map", $"names {advertised} twice");
        }

        return map;
    }
}
