namespace Probes.Nats.Client;

/// <summary>Who a server is.</summary>
/// <param name="Name">Its name, by which streams and consumers name their leaders. The id, if none is configured.</param>
/// <param name="Id">Its id, new at each start.</param>
/// <param name="Cluster">The cluster's name; empty for a server by itself.</param>
/// <param name="Version">Such as 2.9.10.</param>
internal sealed record ServerIdentity(string Name, string Id, string Cluster, string Version)
{
    /// <summary>Whether somebody gave it its name, so that it has the same one after a restart.</summary>
    public bool IsNamed => Name != Id;
}
