using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Collectors.NameServers;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Replication;

/// <summary>How do master and slaves see their connections (907, from 5.0 on)?</summary>
internal sealed class HaCollector : ICollector<RocketMqCollection>
{
    private readonly HaMemory _memory = new();

    public CollectorDescription Description { get; } = new("replication_connections", TimeSpan.FromMinutes(1), HaMemory.MaximumAge) { MayWait = true };

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var view = await collection.ViewAsync();
        var answers = await Task.WhenAll(view.Groups.SelectMany(group => group.Members
            .Select(async member => (Member: member, Answer: await ReadAsync(collection, group, member, cancellationToken)))));
        // A broker that is down, or will not tell, must not hide the others; that all of them fail is a failure.
        if (answers.Length > 0 && answers.All(entry => entry.Answer is { Succeeded: false }))
            throw answers[0].Answer!.Failure!;
        foreach (var (member, answer) in answers.Where(entry => entry.Answer is not null))
            _memory.Note(member, answer!.Value, collection.Cluster.Time.GetUtcNow());
        var listed = await ListedBrokers.OfAsync(collection);
        foreach (var group in view.Groups)
            HaSamples.Add(sink, group, listed.Contains, member => _memory.Of(member, collection.Cluster.Time.GetUtcNow()));
        _memory.Keep(view.Members);
    }

    /// <returns>Null: not asked this time. A success without a value: it has nothing to tell.</returns>
    private static async Task<Answer<HaStatus>?> ReadAsync(
        RocketMqCollection collection, BrokerGroup group, BrokerMember member, CancellationToken cancellationToken)
    {
        var runtime = await collection.RuntimeAsync(member);
        if (runtime.Failure is { } silent and not RocketMqException)
            return new Answer<HaStatus>(null, silent);
        var broker = collection.Cluster.BrokerOf(member);
        // A master without slaves has nothing to tell, nor has a 4.x broker.
        if (group.Members.Length == 1 || broker.Version is not { } version || !RequestCodes.IsKnownTo(RequestCode.GetBrokerHaStatus, version))
            return new Answer<HaStatus>(null, null);
        // A large broker is asked when idle topics have saved a request.
        var positions = await collection.PositionsAsync(group);
        if (positions.Value is { } read && read.Source == member && read.Allowance.Take(1) == 0)
            return null;
        var answer = await Peer.AskAsync(() => broker.Client.HaStatusAsync(cancellationToken));
        // SYSTEM_ERROR: no such service (DLedger), or a slave that has not begun yet.
        return answer.Failure is RocketMqException { Kind: FailureKind.Broker } ? new Answer<HaStatus>(null, null) : answer;
    }
}
