using System.Text;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Client;

/// <summary>
/// What the canary does to a broker: the only requests of ours that change anything there. It knows one topic, which
/// must be named as the canary's, and no other can be written or read with it.
/// </summary>
internal sealed class CanaryClient
{
    /// <summary>What a message of the canary has as its tag, and the producer group that brokers see; nobody consumes or joins it.</summary>
    private const string Mark = CanaryOptions.TopicPrefix;

    private readonly RemotingConnection _connection;
    private readonly string _topic;

    public CanaryClient(RemotingConnection connection, string topic)
    {
        if (!CanaryOptions.IsNameOfCanary(topic))
            throw new ArgumentException($"\"{topic}\" is not the name of a canary's topic.", nameof(topic));
        (_connection, _topic) = (connection, topic);
    }

    /// <summary>Whether a message was sent by a canary, this exporter's or another one's.</summary>
    public static bool IsCanary(StoredMessage message) => message.Properties.GetValueOrDefault(MessageProperties.Tags) == Mark;

    /// <summary>17: creates the topic, with one queue.</summary>
    public Task CreateTopicAsync(CancellationToken cancellationToken) =>
        _connection.AskAsync(UpdateAndCreateTopic.Request(_topic), static _ => true, absent: null, cancellationToken);

    /// <summary>310: stores a message of 32 bytes. Its code may say that it is not as safe as it should be.</summary>
    /// <param name="id">32 hexadecimal digits that no other message has.</param>
    /// <param name="bornAt">Now, Unix milliseconds.</param>
    /// <param name="cancellationToken">Gives up; the message may be stored all the same.</param>
    public async Task<SentMessage> SendAsync(string id, long bornAt, CancellationToken cancellationToken)
    {
        var properties = MessageProperties.Write(KeyValuePair.Create(MessageProperties.Keys, id), KeyValuePair.Create(MessageProperties.Tags, Mark));
        try
        {
            return (await _connection.AskReplyAsync(
                SendMessageV2.Request(Mark, _topic, properties, bornAt, Encoding.ASCII.GetBytes(id)),
                static reply => SendMessageV2.Read(reply.Header), absent: null, cancellationToken))!;
        }
        catch (RocketMqException answer) when (SendMessageV2.IsDegraded(answer.Code))
        {
            return new SentMessage(answer.Code, 0, 0);
        }
    }

    /// <summary>11: the message at an offset that is known to be there; null if it is not.</summary>
    public async Task<StoredMessage?> PullAsync(int queueId, long offset, CancellationToken cancellationToken)
    {
        try
        {
            return await _connection.AskAsync(
                PullMessage.Request(_topic, queueId, offset), StoredMessage.ReadFirst, ResponseCode.PullNotFound, cancellationToken);
        }
        catch (RocketMqException answer) when (PullMessage.IsNothing(answer.Code))
        {
            return null;
        }
    }
}
