namespace Probes.Nats.Protocol.Documents;

/// <summary>Of an answer only who gives it: enough to name who gave one that cannot be read.</summary>
internal sealed record EnvelopeSender
{
    public EnvelopeServer? Server { get; init; }
}
