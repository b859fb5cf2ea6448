namespace Probes.Nats;

/// <summary>How consumers without a durable name are reported, and those of MQTT sessions.</summary>
internal enum EphemeralConsumers
{
    /// <summary>By stream: how many there are, and how far behind they are.</summary>
    Aggregate,

    /// <summary>Each by itself, as durable ones are.</summary>
    Each,

    /// <summary>Not at all.</summary>
    None,
}
