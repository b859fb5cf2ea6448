namespace Probes.RocketMq.Model.NameServers;

/// <summary>One broker's share of a topic, as a name server routes it.</summary>
/// <param name="Broker">The broker's name.</param>
/// <param name="Queues">How many queues, and what may be done with them.</param>
/// <param name="MasterAddress">The address under id 0, which clients write to; null if there is none.</param>
internal sealed record RouteEntry(string Broker, TopicShape Queues, string? MasterAddress)
{
    public bool TakesWrites => Queues.IsWritable && Queues.WriteQueues > 0;
}
