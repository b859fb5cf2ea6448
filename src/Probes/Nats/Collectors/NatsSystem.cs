using System.Collections.Immutable;
using Probes.Contract;
using Probes.Nats.Client;
using Probes.Nats.Collectors.JetStream;

namespace Probes.Nats.Collectors;

/// <summary>What lives longer than one collection: the ways in, and what was remembered.</summary>
internal sealed class NatsSystem(NatsOptions options, ProbeContext context, ImmutableArray<IWayIn> ways) : IAsyncDisposable
{
    public NatsOptions Options => options;

    public ProbeContext Context => context;

    public TimeProvider Time => context.Time;

    /// <summary>What is remembered of streams and consumers.</summary>
    public JetStreamMemory JetStream { get; } = new();

    /// <summary>How servers are asked; where two of them reach one server, the first has it.</summary>
    public ImmutableArray<IWayIn> Ways => ways;

    /// <summary>
    /// The value of the label <c>cluster</c>: the configured one, or the cluster's own name. A server by itself goes by its own
    /// name, or, as that changes at each start if nobody gave it one, by the target's.
    /// </summary>
    public string ClusterOf(ServerIdentity server) =>
        context.Cluster ?? (server.Cluster.Length > 0 ? server.Cluster : server.IsNamed ? server.Name : context.Target);

    public async ValueTask DisposeAsync()
    {
        foreach (var way in ways)
            await way.DisposeAsync();
    }
}
