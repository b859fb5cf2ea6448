using Probes.Contract;
using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>
/// How streams and consumers are configured, by server: asked seldom, because it makes the document twice as large and hardly
/// ever changes. One that is made again under its name is another one, by when it was made; that each server dates
/// by itself, to the millisecond, and so each server's configurations are kept by themselves.
/// </summary>
internal sealed class ConfigMemory(NameFilter consumers)
{
    /// <summary>How long a changed configuration may go unseen.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long consumers that are new wait to be asked about where those before them were ephemeral: else a system whose
    /// clients come and go is asked twice in each collection. Until then they count as ephemeral too.
    /// </summary>
    public static readonly TimeSpan EphemeralPatience = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long nobody is asked again after a server that gave none, most likely because it is too much for the time there is; nor
    /// where what is known does not agree with what is seen, because a copy that was lost looks the same.
    /// </summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (Dictionary<(string Account, string Stream), StreamSettings> Streams, DateTimeOffset At)> _servers = new(StringComparer.Ordinal);
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _dueAt = DateTimeOffset.MinValue;
    private DateTimeOffset _failedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _patientUntil = DateTimeOffset.MinValue;

    public bool IsDue(DateTimeOffset now) => now >= _dueAt || now < _askedAt;

    public StreamSettings? Of(FoundStream stream) =>
        _servers.GetValueOrDefault(stream.Server.Name).Streams?.GetValueOrDefault(stream.Key) is { } known && known.Created == stream.Detail.Created
            ? known
            : null;

    /// <summary>Whether there is something among what is reported that must be asked about now.</summary>
    public bool MustAsk(DateTimeOffset now, IEnumerable<FoundStream> found) =>
        now >= _failedUntil && found.Any(stream => Of(stream) is not { } known
            || (now >= _patientUntil && Unknown(stream, known).Any())
            || (now - _askedAt >= Pause && IsScaled(stream, known)));

    /// <summary>Takes in documents that have configurations.</summary>
    /// <param name="now">The time.</param>
    /// <param name="servers">Who gave one.</param>
    /// <param name="found">What is in them.</param>
    /// <param name="isWhole">Whether nobody failed to give one.</param>
    public void Remember(DateTimeOffset now, IReadOnlyList<ServerIdentity> servers, IReadOnlyList<FoundStream> found, bool isWhole)
    {
        var (isAfresh, durables) = (_askedAt == DateTimeOffset.MinValue, false);
        var ephemerals = false;
        foreach (var stream in found)
        {
            var before = Of(stream);
            foreach (var consumer in before is null ? [] : Unknown(stream, before))
            {
                durables |= !string.IsNullOrEmpty(consumer.Config?.DurableName);
                ephemerals |= string.IsNullOrEmpty(consumer.Config?.DurableName);
            }
        }

        var byServer = found.ToLookup(stream => stream.Server.Id);
        foreach (var server in servers)
        {
            var streams = byServer[server.Id].DistinctBy(stream => stream.Key).ToDictionary(stream => stream.Key, stream => StreamSettings.Of(stream.Detail));
            _servers[server.Name] = (streams, now);
        }

        // A server without a name is another one after each start.
        foreach (var name in _servers.Where(known => now - known.Value.At > 2 * Refresh).Select(known => known.Key).ToList())
            _servers.Remove(name);

        if (!isAfresh && ephemerals && !durables)
            _patientUntil = now + EphemeralPatience;
        _askedAt = now;
        _dueAt = now + (isWhole ? Refresh : Pause);
        _failedUntil = isWhole ? DateTimeOffset.MinValue : now + Pause;
    }

    // The leader sees another number of copies than was configured.
    private static bool IsScaled(FoundStream stream, StreamSettings known) =>
        stream.Detail.Cluster is { Replicas: { } replicas, Leader: { } leader } && leader == stream.Server.Name
        && known.Config is { } config && replicas.Length + 1 != config.NumReplicas;

    private IEnumerable<ConsumerDetail> Unknown(FoundStream stream, StreamSettings known) =>
        (stream.Detail.ConsumerDetail ?? []).Where(consumer => consumers.Admits(consumer.Name ?? "") && known.Of(consumer) is null);
}
