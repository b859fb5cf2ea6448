using System.Text.Json.Serialization.Metadata;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Client;

/// <summary>One document of the monitoring API, as it is asked for over HTTP and over the system account.</summary>
/// <param name="Name">As in <c>$SYS.REQ.SERVER.PING.JSZ</c>: JSZ.</param>
/// <param name="Path">As in <c>http://127.0.0.1:8222/jsz?consumers=true</c>, from the slash on.</param>
/// <param name="Body">The options of the same question over the system account, as JSON; their names differ.</param>
/// <param name="Type">What the document is.</param>
internal sealed record Question<T>(string Name, string Path, string Body, JsonTypeInfo<T> Type)
    where T : class
{
    /// <summary>Where it is asked over the system account.</summary>
    public string Subject { get; init; } = "$SYS.REQ.SERVER.PING." + Name;

    /// <summary>The document with who answers around it, as it comes over the system account.</summary>
    public JsonTypeInfo<Envelope<T>> EnvelopeType { get; } =
        (JsonTypeInfo<Envelope<T>>?)NatsJson.Default.GetTypeInfo(typeof(Envelope<T>)) ?? throw new NotSupportedException($"{typeof(Envelope<T>)} is not listed in {nameof(NatsJson)}");

    /// <summary>Whether a status 503 comes with a document too, as it does where the document is about health.</summary>
    public bool MayBeUnwell { get; init; }
}
