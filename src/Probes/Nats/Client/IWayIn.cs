using System.Collections.Immutable;
using Probes.Contract;

namespace Probes.Nats.Client;

/// <summary>A way to ask servers: their monitoring ports, or a connection as a user of the system account.</summary>
internal interface IWayIn : IAsyncDisposable
{
    IReadOnlyCollection<PeerStatistics> Peers { get; }

    /// <summary>Begins a collection: who is there now?</summary>
    Task<ImmutableArray<Told<ServerIdentity>>> MeetAsync(CancellationToken deadline);

    /// <summary>Asks those who were met. Never throws for a server's sake: that is a failure told.</summary>
    Task<ImmutableArray<Told<T>>> AskAsync<T>(Question<T> question, CancellationToken deadline)
        where T : class;
}
