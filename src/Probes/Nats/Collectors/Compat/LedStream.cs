using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat;

/// <summary>A stream as its leader has it.</summary>
/// <param name="Server">The leader.</param>
/// <param name="Told">All that it said.</param>
/// <param name="Account">Whose stream it is.</param>
/// <param name="Stream">The stream.</param>
internal sealed record LedStream(ServerIdentity Server, Jsz Told, Jsz.AccountDetail Account, StreamDetail Stream);
