namespace Probes.Nats.Model.Links;

/// <summary>A leaf node as one account sees it.</summary>
/// <param name="Account">The account on the server that tells.</param>
/// <param name="Leafnode">The name, or before 2.9.15 the address without its port, which a client changes with each connection.</param>
internal readonly record struct LeafnodeEnd(string Account, string Leafnode);
