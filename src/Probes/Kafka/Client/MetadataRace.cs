using System.Collections.Immutable;
using Probes.Contract;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>
/// Asks one peer for the cluster's metadata, and another as soon as one fails or takes its time: a broker that is gone without a word must
/// not use up the time that a scrape has.
/// </summary>
internal sealed class MetadataRace(PeerSet peers, TimeSpan timeout, TimeProvider time)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    /// <param name="candidates">Whom to ask, the likeliest first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProbeException">All of them failed: why, in one sentence.</exception>
    public async Task<(Endpoint Endpoint, MetadataResponse Metadata)> RunAsync(ImmutableArray<Endpoint> candidates, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task<(Endpoint, MetadataResponse)>> running = [];
        List<ProbeException> failures = [];
        try
        {
            for (var next = 0; next < candidates.Length || running.Count > 0;)
            {
                if (next < candidates.Length)
                    running.Add(AskAsync(candidates[next++], over.Token));
                if (await FirstAsync(running, next < candidates.Length, over.Token) is not { } finished)
                    continue;
                running.Remove(finished);
                try
                {
                    return await finished;
                }
                catch (ProbeException failure)
                {
                    failures.Add(failure);
                }
            }
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(running).ContinueWith(static all => all.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        throw AllOf(failures);
    }

    // Null: nobody yet, and somebody else may be asked meanwhile.
    private async Task<Task<(Endpoint, MetadataResponse)>?> FirstAsync(
        List<Task<(Endpoint, MetadataResponse)>> running, bool isMore, CancellationToken cancellationToken)
    {
        if (!isMore)
            return await Task.WhenAny(running);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pause = Task.Delay(timeout / 3 < _patience ? timeout / 3 : _patience, time, enough.Token);
        var first = await Task.WhenAny([.. running, pause]);
        await enough.CancelAsync();
        return first as Task<(Endpoint, MetadataResponse)>;
    }

    private async Task<(Endpoint, MetadataResponse)> AskAsync(Endpoint endpoint, CancellationToken cancellationToken)
    {
        var metadata = await peers.At(endpoint).AskAsync(new MetadataRequest(), cancellationToken);
        return metadata.Brokers.IsEmpty
            ? throw new ProbeException(FailureKind.Broker, $"{endpoint} Metadata: names no broker; it may still be starting")
            : (endpoint, metadata);
    }

    // An account or certificate that is refused says more than a server that is away.
    private static ProbeException AllOf(List<ProbeException> failures)
    {
        var first = failures.OrderBy(failure => failure.Kind switch
        {
            FailureKind.Auth or FailureKind.Tls => 0,
            FailureKind.Unsupported or FailureKind.Protocol or FailureKind.Broker or FailureKind.Forbidden => 1,
            FailureKind.Unreachable => 2,
            _ => 3,
        }).First();
        var others = failures.Where(failure => failure != first).Select(failure => failure.Message).ToList();
        return others.Count == 0
            ? first
            : new ProbeException(first.Kind, $"{first.Message}; and {string.Join("; ", others.Take(2))}{(others.Count > 2 ? $"; and {others.Count - 2} more" : "")}", first);
    }
}
