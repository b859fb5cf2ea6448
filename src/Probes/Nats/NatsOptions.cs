using Probes.Contract;

namespace Probes.Nats;

/// <summary>The section <c>nats</c> of a target.</summary>
internal sealed record NatsOptions
{
    public MonitorOptions Monitor { get; init; } = new();

    /// <summary>How the system account is asked; null: not at all.</summary>
    public NatsSystemOptions? System { get; init; }

    public NameFilter Accounts { get; init; } = NameFilter.All;

    public NameFilter Streams { get; init; } = NameFilter.All;

    public NameFilter Consumers { get; init; } = NameFilter.All;

    /// <summary>Whether every subscription is asked for, once a minute, to count the members of queue groups.</summary>
    public bool Subscriptions { get; init; }

    /// <summary>How many connections of each account are looked at, once a minute, for clients that do not keep up; 0: none.</summary>
    public int Connections { get; init; }

    public EphemeralConsumers EphemeralConsumers { get; init; } = EphemeralConsumers.Aggregate;

    /// <summary>Whether what was delivered and is not acknowledged counts as lag.</summary>
    public bool LagIncludesAckPending { get; init; }

    public CanaryOptions Canary { get; init; } = CanaryOptions.Off;

    /// <summary>What one of several exporters asks: its share of the monitor addresses; what belongs to none of them is the first one's.</summary>
    public NatsOptions PartOf(Shard shard) => shard.IsWhole ? this : this with
    {
        Monitor = Monitor with { Addresses = [.. Monitor.Addresses.Where(address => shard.Owns(address.ToString()))] },
        System = shard.IsFirst ? System : null,
        Canary = shard.IsFirst ? Canary : CanaryOptions.Off,
    };

    public static NatsOptions Read(ISettings settings)
    {
        var options = new NatsOptions
        {
            Monitor = MonitorOptions.Read(settings),
            System = NatsSystemOptions.Read(settings.Section("system")),
            Accounts = NameFilter.Read(settings.Section("accounts")),
            Streams = NameFilter.Read(settings.Section("streams")),
            Consumers = NameFilter.Read(settings.Section("consumers")),
            Subscriptions = settings.Get(SettingTypes.Flag("subscriptions", false)),
            Connections = settings.Get(SettingTypes.Count("connections", 0, 0, 1000)),
            EphemeralConsumers = settings.Get(SettingTypes.Choice(
                "ephemeral_consumers", EphemeralConsumers.Aggregate,
                ("aggregate", EphemeralConsumers.Aggregate), ("each", EphemeralConsumers.Each), ("none", EphemeralConsumers.None))),
            Canary = CanaryOptions.Read(settings.Section("canary")),
            LagIncludesAckPending = settings.Get(SettingTypes.Flag("lag_includes_ack_pending", false)),
        };
        if (options.Monitor.Addresses.Count == 0 && options.System is null)
            settings.Reject("monitor", "must not be empty without system.url (expected a list, e.g. [http://127.0.0.1:8222])");
        return options;
    }
}
