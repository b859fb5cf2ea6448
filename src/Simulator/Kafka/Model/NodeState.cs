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

    /// <summary>The volume of its log directory.</summary>
    public long VolumeBytes { get; set; } = 1L << 40;

    /// <summary>False once an error of the disk has taken the directory offline.</summary>
    public bool HasDisk { get; set; } = true;
}
