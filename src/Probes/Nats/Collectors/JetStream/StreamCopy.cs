using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>A stream as one server has it.</summary>
internal sealed record StreamCopy(FoundStream Found, StreamSettings? Settings)
{
    public ServerIdentity Server => Found.Server;

    /// <summary>The server's clock.</summary>
    public DateTimeOffset Now => Found.Now;

    public StreamDetail Detail => Found.Detail;

    public StreamState State { get; } = Found.Detail.State ?? new StreamState();

    public StreamConfig? Config => Detail.Config ?? Settings?.Config;

    /// <summary>Whether messages stay until a limit removes them, whoever has consumed them.</summary>
    public bool IsKeptByLimits => Config?.Retention is null or "limits";

    /// <summary>Whom the server takes for the leader; empty: nobody. Before it says anything of a cluster, a server by itself leads.</summary>
    public string Leader => Detail.Cluster is { } cluster ? cluster.Leader ?? "" : Server.Cluster.Length == 0 ? Server.Name : "";
}
