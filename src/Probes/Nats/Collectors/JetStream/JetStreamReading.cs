using System.Collections.Immutable;
using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>What all servers said of JetStream in one collection.</summary>
/// <param name="Documents">Each server's own document, with or without configurations.</param>
/// <param name="Streams">Streams and their consumers, put together, those that the filters admit; in the order of their names.</param>
internal sealed record JetStreamReading(ImmutableArray<(ServerIdentity Server, Jsz Value)> Documents, IReadOnlyList<StreamView> Streams);
