using System.Collections.Immutable;
using Probes.Contract;

namespace BrokerExporter.Tests.Testing;

/// <summary>A probe with a bug outside of its collections.</summary>
internal sealed class BrokenPeersProbe : IProbe
{
    public bool Broken { get; set; } = true;

    public ImmutableArray<CollectorDescription> Collectors => [];

    public IReadOnlyCollection<PeerStatistics> Peers => Broken ? throw new InvalidOperationException("a bug") : [];

    public Task<ProbeResult> CollectAsync(IReadOnlySet<string> collectors, CancellationToken deadline) => Task.FromResult(FakeProbe.Up());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
