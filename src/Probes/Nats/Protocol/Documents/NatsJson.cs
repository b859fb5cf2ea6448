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
internal sealed partial class NatsJson : JsonSerializerContext;
