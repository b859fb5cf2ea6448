using Probes.Contract;
using Probes.Kafka.Client;
using Probes.Kafka.Protocol;

namespace Probes.Kafka.Collectors.Canary;

/// <summary>One message to one broker and back. Nothing is sent to a partition before its newest message was seen to be a canary's.</summary>
internal sealed class CanaryRound(CanaryClient client, CanaryMessage messages, string topic, TimeProvider time)
{
    /// <returns>Null: the partition is led by another broker by now, which says nothing about this one.</returns>
    public async Task<CanaryOutcome?> RunAsync(CanaryBroker broker, int partition, CancellationToken cancellationToken)
    {
        var stage = CanaryStage.Checking;
        TimeSpan? acknowledged = null;
        try
        {
            if (!broker.IsProven(partition) && await client.NewestAsync(broker.Id, partition, cancellationToken) is { } newest && !CanaryMessage.IsCanarys(newest))
                return new CanaryOutcome(CanaryFailure.NotDedicated, $"the topic {topic} holds messages that are not a canary's");
            broker.Prove(partition);

            stage = CanaryStage.Sending;
            var message = messages.Next(time.GetUtcNow());
            var started = time.GetTimestamp();
            // Dialling and logging in are no part of it.
            var offset = await client.WriteAsync(broker.Id, partition, message, () => started = time.GetTimestamp(), cancellationToken);
            acknowledged = time.GetElapsedTime(started);

            stage = CanaryStage.Reading;
            var read = await client.ReadAsync(broker.Id, partition, offset, cancellationToken);
            return read.Any(record => record.Offset == offset && CanaryMessage.IsSame(message, record))
                ? new CanaryOutcome(null) { Acknowledged = acknowledged, Roundtrip = time.GetElapsedTime(started) }
                : new CanaryOutcome(CanaryFailure.ReadMissing, $"broker {broker.Id} acknowledged the message at offset {offset} of {topic}-{partition}, where it is not") { Acknowledged = acknowledged };
        }
        catch (KafkaException moved) when (moved.Code.IsMovedLeader())
        {
            return null;
        }
        catch (ProbeException failure)
        {
            return new CanaryOutcome(CanaryFailures.Of(failure, stage), failure.Message) { Acknowledged = acknowledged };
        }
    }
}
