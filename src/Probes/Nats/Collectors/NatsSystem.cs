using System.Collections.Immutable;
using Probes.Contract;
using Probes.Nats.Client;
using Probes.Nats.Collectors.Accounts;
using Probes.Nats.Collectors.JetStream;

namespace Probes.Nats.Collectors;

/// <summary>What lives longer than one collection: the ways in, and what was remembered.</summary>
internal sealed class NatsSystem(NatsOptions options, ProbeContext context, ImmutableArray<IWayIn> ways) : IAsyncDisposable
{
    public NatsOptions Options => options;

    public ProbeContext Context => context;

    public TimeProvider Time => context.Time;

    /// <summary>What is remembered of streams and consumers.</summary>
    public JetStreamMemory JetStream { get; } = new(options);

    /// <summary>How servers are asked; where two of them reach one server, the first has it.</summary>
    public ImmutableArray<IWayIn> Ways => ways;

    /// <summary>What clusters go by.</summary>
    public ClusterLabels Clusters { get; } = new(context.Cluster, context.Target, context.Time);

    /// <summary>What accounts go by.</summary>
    public AccountRegister Accounts { get; } = new();

    /// <summary>The value of the label <c>cluster</c>.</summary>
    public string ClusterOf(ServerIdentity server) => Clusters.Of(server);

    public async ValueTask DisposeAsync()
    {
        foreach (var way in ways)
            await way.DisposeAsync();
    }
}
