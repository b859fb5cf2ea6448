using System.Collections.Immutable;
using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>
/// What the canary does to a cluster: the only requests of ours that change anything there. It knows one topic, which must be named as the
/// canary's, and no other can be made, written or read with it.
/// </summary>
internal sealed class CanaryClient
{
    /// <summary>Written when all copies in sync have it.</summary>
    private const short AllCopies = -1;

    /// <summary>Some hundred messages of the canary.</summary>
    private const int MaxBytes = 64 * 1024;

    private const string Hour = "3600000";

    private readonly KafkaPeers _peers;
    private readonly CanaryOptions _options;
    private readonly int _patience;

    /// <param name="peers">The cluster.</param>
    /// <param name="options">Which topic.</param>
    /// <param name="timeout">How long a broker may wait for copies, or for a message.</param>
    public CanaryClient(KafkaPeers peers, CanaryOptions options, TimeSpan timeout)
    {
        if (!CanaryOptions.IsNameOfCanary(options.Topic))
            throw new ArgumentException($"\"{options.Topic}\" is not the name of a canary's topic.", nameof(options));
        (_peers, _options, _patience) = (peers, options, (int)timeout.TotalMilliseconds);
    }

    /// <summary>CreateTopics: messages are kept for an hour, and where they are is the cluster's choice.</summary>
    /// <param name="controller">Whom to ask.</param>
    /// <param name="partitions">How many partitions: one for each broker.</param>
    /// <param name="cancellationToken">Gives up; the topic may come to be all the same.</param>
    /// <exception cref="ProbeException">Why there is none, or not yet.</exception>
    public async Task CreateTopicAsync(int controller, int partitions, CancellationToken cancellationToken)
    {
        ImmutableArray<KeyValuePair<string, string>> settings =
        [
            new("cleanup.policy", "delete"), new("retention.ms", Hour), new("segment.ms", Hour), new("compression.type", "producer"),
            // A broker whose default asks for two copies would refuse every message of a topic that has one.
            .. _options.ReplicationFactor == 1 ? [new("min.insync.replicas", "1")] : ImmutableArray<KeyValuePair<string, string>>.Empty,
        ];
        var request = new CreateTopicsRequest(_options.Topic, partitions, (short)_options.ReplicationFactor, settings, _patience);
        var told = await _peers.AskAsync(controller, request, cancellationToken);
        if (told.Topics.FirstOrDefault(topic => topic.Name == _options.Topic) is not { } result)
            throw new ProbeException(FailureKind.Protocol, $"broker {controller} CreateTopics: the answer is not about {_options.Topic}");
        if (result.Error != ErrorCode.None)
            throw new KafkaException(result.Error, $"broker {controller} CreateTopics of {_options.Topic}", result.Message);
    }

    /// <summary>The newest message of a partition; null: it is empty.</summary>
    /// <exception cref="ProbeException">Why it is not known.</exception>
    public async Task<Record?> NewestAsync(int leader, int partition, CancellationToken cancellationToken)
    {
        var ends = await Task.WhenAll(OffsetAsync(leader, partition, ListOffsetsRequest.Earliest, cancellationToken), OffsetAsync(leader, partition, ListOffsetsRequest.Latest, cancellationToken));
        return ends[1] > ends[0] ? (await ReadAsync(leader, partition, ends[1] - 1, cancellationToken)).FirstOrDefault() : null;
    }

    /// <summary>Produce: stores a message, with acks=all.</summary>
    /// <param name="leader">Whom to send it to.</param>
    /// <param name="partition">Where to.</param>
    /// <param name="message">The message.</param>
    /// <param name="sending">Called when there is a connection and it is about to leave.</param>
    /// <param name="cancellationToken">Gives up; the message may be stored all the same.</param>
    /// <returns>Its offset.</returns>
    /// <exception cref="ProbeException">Why it is not stored, or not as safely as it should be.</exception>
    public async Task<long> WriteAsync(int leader, int partition, Record message, Action sending, CancellationToken cancellationToken)
    {
        var batch = new RecordBatch(0, [message]).Write();
        var request = new ProduceRequest(AllCopies, _patience, [new ByTopic<ProduceRequest.Partition>(_options.Topic, [new ProduceRequest.Partition(partition, batch)])]);
        var told = await _peers.AskAsync(leader, request, sending, cancellationToken);
        var result = told.Topics.SelectMany(topic => topic.Partitions).FirstOrDefault(entry => entry.Index == partition)
            ?? throw Other(leader, ApiKey.Produce, partition);
        return result.Error == ErrorCode.None ? result.BaseOffset : throw new KafkaException(result.Error, $"broker {leader} Produce to {_options.Topic}-{partition}", result.Message);
    }

    /// <summary>Fetch: messages from an offset on, as soon as there is one; none if there is none for as long as the timeout.</summary>
    /// <exception cref="ProbeException">Why they are not told.</exception>
    public async Task<ImmutableArray<Record>> ReadAsync(int leader, int partition, long offset, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(_patience, MaxBytes, [new ByTopic<FetchRequest.Partition>(_options.Topic, [new FetchRequest.Partition(partition, offset, MaxBytes)])]);
        var told = await _peers.AskAsync(leader, request, cancellationToken);
        if (told.Error != ErrorCode.None)
            throw new KafkaException(told.Error, $"broker {leader} Fetch");
        var result = told.Topics.SelectMany(topic => topic.Partitions).FirstOrDefault(entry => entry.Index == partition)
            ?? throw Other(leader, ApiKey.Fetch, partition);
        if (result.Error != ErrorCode.None)
            throw new KafkaException(result.Error, $"broker {leader} Fetch of {_options.Topic}-{partition}");
        try
        {
            // A batch is told whole, also when what is asked for is not its first message.
            return [.. RecordBatch.ReadAll(result.Records.AsSpan()).SelectMany(batch => batch.Records).Where(record => record.Offset >= offset)];
        }
        catch (ProtocolException exception)
        {
            throw new ProbeException(FailureKind.Protocol, $"broker {leader} Fetch of {_options.Topic}-{partition}: {exception.Message}", exception);
        }
    }

    private async Task<long> OffsetAsync(int leader, int partition, long timestamp, CancellationToken cancellationToken)
    {
        var request = new ListOffsetsRequest(0, [new ByTopic<ListOffsetsRequest.Partition>(_options.Topic, [new ListOffsetsRequest.Partition(partition, timestamp)])]);
        var told = await _peers.AskAsync(leader, request, cancellationToken);
        foreach (var result in told.Topics.SelectMany(topic => topic.Partitions).Where(entry => entry.Index == partition))
            return result.Error == ErrorCode.None ? result.Offset : throw new KafkaException(result.Error, $"broker {leader} ListOffsets of {_options.Topic}-{partition}");
        throw Other(leader, ApiKey.ListOffsets, partition);
    }

    private ProbeException Other(int leader, ApiKey key, int partition) =>
        new(FailureKind.Protocol, $"broker {leader} {key}: the answer is not about {_options.Topic}-{partition}");
}
