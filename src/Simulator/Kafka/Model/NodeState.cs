namespace Simulator.Kafka.Model;

/// <summary>A broker as the cluster knows it.</summary>
internal sealed class NodeState(int id, string host, string? rack)
{
    public int Id => id;

    /// <summary>Where it says that it listens.</summary>
    public string Host => host;

    public int Port { get; set; }

    public string? Rack => rack;

    /// <summary>False once the cluster has noticed that it is gone.</summary>
    public bool IsRegistered { get; set; } = true;
}
