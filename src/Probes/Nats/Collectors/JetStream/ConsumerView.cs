using Probes.Nats.Model;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>A consumer, of all that servers say of it what is right.</summary>
internal sealed class ConsumerView(StreamView stream, string name)
{
    private const string MqttStreams = "$MQTT_";

    private readonly Choice<ConsumerCopy> _choice = new();

    public StreamView Stream => stream;

    public string Name => name;

    /// <summary>Its leader's copy, which alone is right; null if its leader was not asked, or there is none.</summary>
    public ConsumerCopy? Led => _choice.Led?.Value;

    public bool IsLeaderless => _choice.Leaderless is not null;

    /// <summary>Whether it comes and goes with its client, or is a session's of MQTT. One that is not known yet is taken for one.</summary>
    public bool IsEphemeral => stream.Name.StartsWith(MqttStreams, StringComparison.Ordinal)
        || string.IsNullOrEmpty(_choice.Furthest?.Value.Config?.DurableName);

    public void Add(ConsumerCopy copy) =>
        _choice.Add(new Copy<ConsumerCopy>(copy.Server.Name, copy.Leader, copy.Delivered.ConsumerSeq, copy));
}
