using System.Collections.Immutable;

namespace BrokerExporter.Status;

/// <summary>The name servers of one target, side by side.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Servers">In the order of the snapshot.</param>
/// <param name="LastAgreed">When they last agreed; null if they have not since the exporter started.</param>
internal sealed record NameServerTable(string Target, ImmutableArray<NameServerView> Servers, DateTimeOffset? LastAgreed)
{
    public bool Agree => Servers.All(server => server.Differences == 0);
}
