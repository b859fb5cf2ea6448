namespace Probes.Nats.Collectors.JetStream;

/// <summary>How many streams and consumers each server leads.</summary>
internal sealed class LedObjects
{
    private readonly Dictionary<string, (int Streams, int Consumers)> _servers = new(StringComparer.Ordinal);

    public static LedObjects Of(IReadOnlyList<StreamView> streams)
    {
        var led = new LedObjects();
        foreach (var stream in streams)
        {
            if (!stream.IsLeaderless && stream.Told is { } told)
                led.Add(told.Server.Id, 1, 0);
            foreach (var consumer in stream.Consumers.Values)
            {
                if (consumer.Led is { } copy)
                    led.Add(copy.Server.Id, 0, 1);
            }
        }

        return led;
    }

    /// <param name="serverId">The server's id.</param>
    public (int Streams, int Consumers) By(string serverId) => _servers.GetValueOrDefault(serverId);

    private void Add(string serverId, int streams, int consumers)
    {
        var known = By(serverId);
        _servers[serverId] = (known.Streams + streams, known.Consumers + consumers);
    }
}
