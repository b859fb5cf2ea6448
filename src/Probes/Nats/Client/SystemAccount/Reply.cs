using Probes.Nats.Protocol.Wire;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>One answer, as it came.</summary>
/// <param name="Header">Its headers.</param>
/// <param name="Payload">Its bytes, compressed if a header says so.</param>
/// <param name="At">When it had arrived, by the exporter's clock.</param>
internal sealed record Reply(HeaderBlock Header, byte[] Payload, DateTimeOffset At);
