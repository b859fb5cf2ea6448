namespace Probes.RocketMq.Model.Clients;

/// <summary>A connected client: its id, and host:port of it as each broker sees it that it is connected to.</summary>
internal sealed record OnlineClient(string ClientId, IReadOnlyList<(BrokerMember Broker, string Address)> Connections);
