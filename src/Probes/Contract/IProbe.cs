using System.Collections.Immutable;

namespace Probes.Contract;

/// <summary>One configured cluster: its connections, its memory, its collectors.</summary>
public interface IProbe : IAsyncDisposable
{
    /// <summary>What can be asked, in the order of exposition.</summary>
    ImmutableArray<CollectorDescription> Collectors { get; }

    /// <summary>The peers that were asked so far and are still known, for the exporter's own metrics.</summary>
    IReadOnlyCollection<PeerStatistics> Peers { get; }

    /// <summary>
    /// Runs the named collectors. Never throws for a broker's sake: what failed is a failed result. Completes soon after
    /// the token is cancelled, with what is finished by then; collectors that are not are failed with a timeout.
    /// Not called again before it has completed.
    /// </summary>
    Task<ProbeResult> CollectAsync(IReadOnlySet<string> collectors, CancellationToken deadline);
}
