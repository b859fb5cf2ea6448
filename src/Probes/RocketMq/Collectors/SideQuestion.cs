using Probes.Contract;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors;

/// <summary>
/// A small question to each broker group that can wait: a large broker is asked when its idle topics have saved the requests,
/// and until then is represented by its last answer, as long as that is not too old. Asked by one collection at a time.
/// </summary>
/// <param name="requests">How many requests it takes.</param>
/// <param name="maximumAge">How old an answer may get before it is not told any more.</param>
internal sealed class SideQuestion<T>(int requests, TimeSpan maximumAge)
    where T : class
{
    private readonly Dictionary<(string Cluster, string Broker), (T? Told, DateTimeOffset At)> _last = [];

    /// <param name="collection">The collection.</param>
    /// <param name="ask">Asks one broker; null: it has nothing to tell.</param>
    /// <returns>What the brokers say that answer at all.</returns>
    /// <exception cref="ProbeException">None of them would tell.</exception>
    public async Task<IReadOnlyList<(BrokerGroup Group, T Told)>> AskAsync(
        RocketMqCollection collection, Func<BrokerPositions, BrokerClient, Task<T?>> ask)
    {
        var view = await collection.ViewAsync();
        var answers = await Task.WhenAll(view.Groups.Select(async group => (Group: group, Answer: await AskAsync(collection, group, ask))));
        // A broker that is down, or will not tell, must not hide the others; that all of them fail is a failure.
        if (answers.Length > 0 && answers.All(entry => entry.Answer is { Succeeded: false }))
            throw answers[0].Answer!.Failure!;
        var now = collection.Cluster.Time.GetUtcNow();
        foreach (var (group, answer) in answers.Where(entry => entry.Answer is not null))
            _last[(group.Cluster, group.Broker)] = (answer!.Value, now);
        var present = view.Groups.ToDictionary(group => (group.Cluster, group.Broker));
        foreach (var gone in _last.Keys.Where(key => !present.ContainsKey(key)).ToList())
            _last.Remove(gone);
        return [.. view.Groups.Select(group => (group, TellingOf(group, now))).Where(entry => entry.Item2 is not null)!];
    }

    private T? TellingOf(BrokerGroup group, DateTimeOffset now) =>
        _last.TryGetValue((group.Cluster, group.Broker), out var last) && (now - last.At).Duration() < maximumAge ? last.Told : null;

    /// <returns>Null: not asked this time.</returns>
    private async Task<Answer<T>?> AskAsync(RocketMqCollection collection, BrokerGroup group, Func<BrokerPositions, BrokerClient, Task<T?>> ask)
    {
        var positions = await collection.PositionsAsync(group);
        if (positions.Value is not { } broker)
            return new Answer<T>(null, positions.Failure);
        if (broker.Allowance.Left < requests)
            return null;
        broker.Allowance.Take(requests);
        return await Peer.AskAsync<T>(() => ask(broker, collection.Cluster.BrokerOf(broker.Source).Client)!);
    }
}
