namespace Probes.RocketMq.Model.Clients;

/// <summary>What is known of a connected client.</summary>
internal enum ClientState
{
    /// <summary>Nothing: not asked yet, not connected any more, or it could not answer.</summary>
    Missing,

    /// <summary>It told of itself.</summary>
    Read,

    /// <summary>It did not answer the broker that asked it.</summary>
    Hung,
}
