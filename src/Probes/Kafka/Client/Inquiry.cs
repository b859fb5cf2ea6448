using Probes.Kafka.Protocol;

namespace Probes.Kafka.Client;

/// <summary>A request on its way. In which version it is asked, the connection says that carries it; a second one may have another.</summary>
internal sealed class Inquiry(KafkaRequest request)
{
    public KafkaRequest Request => request;

    /// <summary>What it was last written as.</summary>
    public short Version { get; private set; }

    /// <summary>Where it was last written to; null: nowhere yet.</summary>
    public KafkaWire? Wire { get; private set; }

    public void WrittenTo(KafkaWire wire, short version) => (Wire, Version) = (wire, version);
}
