using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>Asks one broker who produces through it (328), at most once a minute whichever collectors want to know.</summary>
internal sealed class ProducersReader(Broker broker, TimeProvider time)
{
    public static readonly TimeSpan Refresh = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private Task<Answer<IReadOnlyDictionary<string, IReadOnlyList<ProducerClient>>>>? _asking;
    private Answer<IReadOnlyDictionary<string, IReadOnlyList<ProducerClient>>>? _told;
    private DateTimeOffset _toldAt;

    /// <summary>By producer group; empty if the broker is too old to know the question.</summary>
    /// <param name="runtime">What the broker said in this collection: its version is known once it answered anything.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public Task<Answer<IReadOnlyDictionary<string, IReadOnlyList<ProducerClient>>>> ReadAsync(
        Answer<RuntimeInfo> runtime, CancellationToken cancellationToken)
    {
        // What it told before is not so any more once it is away.
        if (runtime.Failure is { } silent and not RocketMqException)
            return Task.FromResult(new Answer<IReadOnlyDictionary<string, IReadOnlyList<ProducerClient>>>(null, silent));
        lock (_lock)
        {
            if (_told is not null && (time.GetUtcNow() - _toldAt).Duration() < Refresh)
                return Task.FromResult(_told);
            if (_asking is null or { IsCompleted: true })
                _asking = AskAndKeepAsync(cancellationToken);
            return _asking;
        }
    }

    private async Task<Answer<IReadOnlyDictionary<string, IReadOnlyList<ProducerClient>>>> AskAndKeepAsync(CancellationToken cancellationToken)
    {
        var answer = await AskAsync(cancellationToken);
        // A refusal stays one for a minute too.
        lock (_lock)
            (_told, _toldAt) = (answer.Failure is null or RocketMqException ? answer : null, time.GetUtcNow());
        return answer;
    }

    private async Task<Answer<IReadOnlyDictionary<string, IReadOnlyList<ProducerClient>>>> AskAsync(CancellationToken cancellationToken)
    {
        if (broker.Version is not { } version || !RequestCodes.IsKnownTo(RequestCode.GetAllProducerInfo, version))
            return new Answer<IReadOnlyDictionary<string, IReadOnlyList<ProducerClient>>>(new Dictionary<string, IReadOnlyList<ProducerClient>>(), null);
        return await Peer.AskAsync(() => broker.Client.ProducersAsync(cancellationToken));
    }
}
