namespace Probes.Kafka.Model;

/// <summary>A broker that is registered with the cluster.</summary>
/// <param name="Id">Its node id.</param>
/// <param name="Host">Where it says that it is reached.</param>
/// <param name="Port">The port there.</param>
/// <param name="Rack">Empty if it is in none.</param>
internal sealed record BrokerNode(int Id, string Host, int Port, string Rack);
