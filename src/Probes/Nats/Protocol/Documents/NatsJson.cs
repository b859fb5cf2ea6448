using System.Text.Json;
using System.Text.Json.Serialization;

namespace Probes.Nats.Protocol.Documents;

/// <summary>The documents that can be read. Names on the wire are in snake_case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata, MaxDepth = 64)]
[JsonSerializable(typeof(Varz))]
[JsonSerializable(typeof(Jsz))]
[JsonSerializable(typeof(Connz))]
[JsonSerializable(typeof(Routez))]
[JsonSerializable(typeof(Gatewayz))]
[JsonSerializable(typeof(Leafz))]
[JsonSerializable(typeof(Subsz))]
[JsonSerializable(typeof(Accountz))]
[JsonSerializable(typeof(Accstatz))]
[JsonSerializable(typeof(Healthz))]
[JsonSerializable(typeof(Statsz))]
[JsonSerializable(typeof(Ipqueuesz))]
[JsonSerializable(typeof(Raftz))]
[JsonSerializable(typeof(EnvelopeSender))]
[JsonSerializable(typeof(Envelope<Varz>))]
[JsonSerializable(typeof(Envelope<Jsz>))]
[JsonSerializable(typeof(Envelope<Connz>))]
[JsonSerializable(typeof(Envelope<Routez>))]
[JsonSerializable(typeof(Envelope<Gatewayz>))]
[JsonSerializable(typeof(Envelope<Leafz>))]
[JsonSerializable(typeof(Envelope<Subsz>))]
[JsonSerializable(typeof(Envelope<Accountz>))]
[JsonSerializable(typeof(Envelope<Accstatz>))]
[JsonSerializable(typeof(Envelope<Healthz>))]
[JsonSerializable(typeof(Envelope<Statsz>))]
[JsonSerializable(typeof(Envelope<Ipqueuesz>))]
[JsonSerializable(typeof(Envelope<Raftz>))]
internal sealed partial class NatsJson : JsonSerializerContext;
