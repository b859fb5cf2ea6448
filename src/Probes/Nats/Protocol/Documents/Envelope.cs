namespace Probes.Nats.Protocol.Documents;

/// <summary>
/// How a server answers the system account: <c>{"server":{…},"data":{…}}</c> or with an <c>error</c> (server.ServerAPIResponse);
/// STATSZ has its data under <c>statsz</c> (server.ServerStatsMsg).
/// </summary>
internal sealed record Envelope<T>
    where T : class
{
    public EnvelopeServer? Server { get; init; }

    public T? Data { get; init; }

    public T? Statsz { get; init; }

    public EnvelopeError? Error { get; init; }
}
