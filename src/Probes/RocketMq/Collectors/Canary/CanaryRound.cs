using System.Text;
using Probes.Contract;
using Probes.RocketMq.Client;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Canary;

/// <summary>
/// One message to one master and back. It is pulled once, when the master says that it is there (202): a pull beyond the
/// end of a queue would make the broker write an event of its own.
/// </summary>
internal sealed class CanaryRound(RemotingConnection master, string topic, TimeSpan timeout, TimeProvider time)
{
    /// <summary>The first pause between looking for the message; each one is twice as long as the one before. Brokers build their queues every millisecond.</summary>
    private static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(1);

    private readonly CanaryClient _client = new(master, topic);
    private readonly BrokerClient _broker = new(master);

    public async Task<CanaryOutcome> RunAsync(CanaryErrand errand, CancellationToken cancellationToken)
    {
        var stage = CanaryStage.Checking;
        try
        {
            var stats = errand.Broker.IsProven && !errand.CreatesTopic ? null : await _broker.TopicStatsAsync(topic, cancellationToken);
            // Asked once more: this request would change a topic that somebody else has created meanwhile.
            if (errand.CreatesTopic && stats is null)
            {
                stage = CanaryStage.Creating;
                await _client.CreateTopicAsync(cancellationToken);
            }
            else if (stats is not null && await IsForeignAsync(stats, cancellationToken))
                return CanaryOutcome.Failed(CanaryFailure.NotDedicated, $"the topic {topic} holds messages that are not a canary's");
            errand.Broker.IsProven = true;

            stage = CanaryStage.Sending;
            var id = Guid.NewGuid().ToString("N");
            var started = time.GetTimestamp();
            var sent = await _client.SendAsync(id, time.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken);
            if (sent.Code != ResponseCode.Success)
                return CanaryOutcome.Failed(CanaryFailures.OfDegraded(sent.Code), $"{master.Endpoint} stored the message, but answered {ResponseCode.NameOf(sent.Code)} ({sent.Code})");

            stage = CanaryStage.Reading;
            return await IsThereAsync(sent, cancellationToken)
                && await _client.PullAsync(sent.QueueId, sent.QueueOffset, cancellationToken) is { } message && IsSame(message, id)
                ? CanaryOutcome.Success(time.GetElapsedTime(started))
                : CanaryOutcome.Failed(CanaryFailure.ReadMissing, $"{master.Endpoint} stored the message at offset {sent.QueueOffset} of queue {sent.QueueId}, where it was not to be found within {timeout.TotalSeconds:0.###} s");
        }
        catch (ProbeException failure)
        {
            return CanaryOutcome.Failed(CanaryFailures.Of(failure, stage), failure.Message);
        }
    }

    private static bool IsSame(StoredMessage message, string id) => message.Body.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(id));

    // By the newest message of all: in a topic that anybody else writes to, it is hardly a canary's.
    private async Task<bool> IsForeignAsync(TopicStats stats, CancellationToken cancellationToken)
    {
        var filled = stats.Queues.Where(queue => queue.MaxOffset > queue.MinOffset).ToList();
        if (filled.Count == 0)
            return false;
        var newest = filled.MaxBy(queue => queue.LastUpdateTimestamp);
        return await _client.PullAsync(newest.QueueId, newest.MaxOffset - 1, cancellationToken) is { } message && !CanaryClient.IsCanary(message);
    }

    private async Task<bool> IsThereAsync(SentMessage sent, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var pause = _firstPause; ; pause *= 2)
        {
            var stats = await _broker.TopicStatsAsync(topic, cancellationToken);
            if (stats?.Queues.Any(queue => queue.QueueId == sent.QueueId && queue.MaxOffset > sent.QueueOffset) == true)
                return true;
            if (time.GetElapsedTime(started) + pause > timeout)
                return false;
            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
