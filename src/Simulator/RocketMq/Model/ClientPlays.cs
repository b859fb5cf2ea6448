using System.Collections.Concurrent;

namespace Simulator.RocketMq.Model;

/// <summary>What is wrong with clients, and with how groups deal queues to them.</summary>
internal sealed class ClientPlays
{
    private readonly ConcurrentDictionary<(string Group, string ClientId), ClientPlay> clients = new();
    private readonly ConcurrentDictionary<(string Group, DealtQueue Queue), QueueFault> queues = new();

    public ClientPlay Of(string group, string clientId) => clients.GetValueOrDefault((group, clientId), ClientPlay.None);

    public void Set(string group, string clientId, ClientPlay play) => clients[(group, clientId)] = play;

    public QueueFault Of(string group, DealtQueue queue) => queues.GetValueOrDefault((group, queue));

    public void Set(string group, DealtQueue queue, QueueFault fault) => queues[(group, queue)] = fault;
}
