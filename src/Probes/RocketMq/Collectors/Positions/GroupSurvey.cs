namespace Probes.RocketMq.Collectors.Positions;

/// <summary>A consumer group as the brokers of one cluster configure it.</summary>
internal sealed class GroupSurvey(string cluster, string name)
{
    public string Cluster => cluster;

    public string Name => name;

    /// <summary>Whether every broker lets it consume.</summary>
    public bool ConsumeEnabled => PausedOn.Count == 0;

    /// <summary>The names of the brokers that do not let it consume.</summary>
    public HashSet<string> PausedOn { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether no broker lets it consume.</summary>
    public bool IsPausedEverywhere => Brokers.Count > 0 && PausedOn.Count == Brokers.Count;

    /// <summary>Whether it is known to consume by POP (5.x).</summary>
    public bool IsPop => Brokers.Any(broker => broker.PopGroups.Contains(Name));

    /// <summary>The brokers that know it and answered.</summary>
    public List<BrokerPositions> Brokers { get; } = [];

    /// <summary>Brokers that knew it when they last answered, and do not answer now.</summary>
    public int BrokersAway { get; set; }
}
