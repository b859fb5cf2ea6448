using System.Collections.Concurrent;
using System.Collections.Immutable;
using Probes.RocketMq.Client;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>
/// One round of questions between collections. Every topic is asked of all name servers in the same moment, or a change in
/// between would look like a difference between them. One that fails is left alone for the rest of the round.
/// </summary>
internal sealed class RouteRound(IReadOnlyList<NameServer> nameServers, NameServerMemory memory, TimeProvider time)
{
    private readonly ConcurrentDictionary<NameServer, bool> _silent = [];

    /// <returns>Whether all name servers answered.</returns>
    public async Task<bool> AskRouteAsync(string topic, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var answers = await AskAllAsync(
            RequestCode.GetRouteInfoByTopic, async (client, token) => new Route(RouteReader.Read(await client.RouteAsync(topic, token))), cancellationToken);
        memory.NoteRoute(topic, answers.Select(entry => (entry.NameServer.Name, entry.Value.Entries)), at);
        return answers.Count == nameServers.Count;
    }

    /// <summary>Asks again for what differs.</summary>
    public async Task AskSettingsAsync(RouteDoubts doubts, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        if (doubts.Orders)
        {
            foreach (var (nameServer, topics) in await AskAllAsync(RequestCode.GetKvListByNamespace, OrderTopics.AskAsync, cancellationToken))
                memory.NoteOrders(nameServer.Name, topics, at);
        }

        if (doubts.Configurations)
        {
            foreach (var (nameServer, settings) in await AskAllAsync(
                RequestCode.GetNamesrvConfig, static (client, token) => client.ConfigurationAsync(token), cancellationToken))
            {
                memory.NoteConfiguration(nameServer.Name, settings, at);
            }
        }
    }

    private async Task<IReadOnlyList<(NameServer NameServer, T Value)>> AskAllAsync<T>(
        RequestCode request, Func<NameServerClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        var answers = await Task.WhenAll(nameServers.Where(nameServer => !_silent.ContainsKey(nameServer)).Select(async nameServer =>
        {
            var answer = await nameServer.AskAsync(request, ask, cancellationToken);
            // Counted at the peer. Thousands of time-outs in a row would tell no more than the first.
            if (!answer.Succeeded)
                _silent.TryAdd(nameServer, true);
            return (NameServer: nameServer, answer.Value);
        }));
        return [.. answers.Where(entry => entry.Value is not null).Select(entry => (entry.NameServer, entry.Value!))];
    }

    private sealed record Route(ImmutableArray<RouteEntry> Entries);
}
