using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>
/// How streams and consumers are configured, by server: asked seldom, because it makes the document twice as large and hardly
/// ever changes. One that is made again under its name is another one, by when it was made; that each server dates
/// by itself, to the millisecond, and so each server's configurations are kept by themselves.
/// </summary>
internal sealed class ConfigMemory
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

    public StreamSettings? Of(ServerIdentity server, string account, StreamDetail stream) =>
        _servers.GetValueOrDefault(server.Name).Streams?.GetValueOrDefault((account, stream.Name ?? "")) is { } known && known.Created == stream.Created
            ? known
            : null;

    /// <summary>Whether there is something among what is reported that must be asked about now.</summary>
    public bool MustAsk(DateTimeOffset now, IEnumerable<(ServerIdentity Server, Jsz Value)> documents, NatsOptions options) =>
        now >= _failedUntil && Admitted(documents, options).Any(found => Of(found.Server, found.Account, found.Stream) is not { } known
            || (now >= _patientUntil && Unknown(found.Stream, known, options).Any())
            || (now - _askedAt >= Pause && IsScaled(found.Server, found.Stream, known)));

    /// <summary>Takes in documents that have configurations.</summary>
    /// <param name="now">The time.</param>
    /// <param name="documents">Of those that gave one.</param>
    /// <param name="options">What is wanted.</param>
    /// <param name="isWhole">Whether all gave one.</param>
    public void Remember(DateTimeOffset now, IReadOnlyList<(ServerIdentity Server, Jsz Value)> documents, NatsOptions options, bool isWhole)
    {
        var (isAfresh, durables) = (_askedAt == DateTimeOffset.MinValue, false);
        var ephemerals = false;
        foreach (var (server, account, stream) in Admitted(documents, options))
        {
            var before = Of(server, account, stream);
            foreach (var consumer in before is null ? [] : Unknown(stream, before, options))
            {
                durables |= !string.IsNullOrEmpty(consumer.Config?.DurableName);
                ephemerals |= string.IsNullOrEmpty(consumer.Config?.DurableName);
            }
        }

        foreach (var (server, value) in documents)
        {
            var streams = Admitted([(server, value)], options)
                .DistinctBy(found => (found.Account, found.Stream.Name))
                .ToDictionary(found => (found.Account, found.Stream.Name ?? ""), found => StreamSettings.Of(found.Stream));
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
    private static bool IsScaled(ServerIdentity server, StreamDetail stream, StreamSettings known) =>
        stream.Cluster is { Replicas: { } replicas, Leader: { } leader } && leader == server.Name && known.Config is { } config && replicas.Length + 1 != config.NumReplicas;

    private static IEnumerable<ConsumerDetail> Unknown(StreamDetail stream, StreamSettings known, NatsOptions options) =>
        (stream.ConsumerDetail ?? []).Where(consumer => options.Consumers.Admits(consumer.Name ?? "") && known.Of(consumer) is null);

    private static IEnumerable<(ServerIdentity Server, string Account, StreamDetail Stream)> Admitted(
        IEnumerable<(ServerIdentity Server, Jsz Value)> documents, NatsOptions options) =>
        from document in documents
        from account in document.Value.AccountDetails ?? []
        where options.Accounts.Admits(account.Name ?? "")
        from stream in account.StreamDetail ?? []
        where options.Streams.Admits(stream.Name ?? "")
        select (document.Server, account.Name ?? "", stream);
}
