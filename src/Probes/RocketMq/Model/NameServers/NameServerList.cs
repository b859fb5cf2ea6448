namespace Probes.RocketMq.Model.NameServers;

/// <summary>How the name servers that a client uses compare with those that are configured here.</summary>
internal enum NameServerList
{
    /// <summary>All of ours and no other.</summary>
    Same,

    /// <summary>Some of ours and no other.</summary>
    Fewer,

    /// <summary>Beside ours at least one that is none of them, as far as addresses tell.</summary>
    Other,
}
