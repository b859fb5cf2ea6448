using System.Collections.Concurrent;
using System.Globalization;
using Probes.RocketMq.Protocol;
using Probes.Tests.RocketMq.Client;
using Probes.Tests.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors.Canary;

/// <summary>A broker with a topic of one queue that takes messages and gives them back; a test may answer one code in its own way.</summary>
internal sealed class CanaryPeer : IAsyncDisposable
{
    private readonly List<(string Body, string Properties)> _messages = [];

    public CanaryPeer() => Peer = new ScriptedPeer(Answer);

    public ScriptedPeer Peer { get; }

    /// <summary>Answers in place of the broker: null in the dictionary is silence.</summary>
    public ConcurrentDictionary<int, ScriptedReply?> Instead { get; } = new();

    public bool HasTopic { get; set; } = true;

    /// <summary>How many more times the end is told as it was before the message.</summary>
    public int Late { get; set; }

    public IReadOnlyList<int> Asked => [.. Peer.Asked];

    public void Hold(string body, string properties) => _messages.Add((body, properties));

    public ValueTask DisposeAsync() => Peer.DisposeAsync();

    private ScriptedReply? Answer(RemotingHeader header) => Instead.TryGetValue(header.Code, out var instead) ? instead : header.Code switch
    {
        17 => Create(),
        202 => HasTopic ? new ScriptedReply(0, Stats()) : new ScriptedReply(17),
        310 => HasTopic ? Put(header) : new ScriptedReply(17) { Remark = "not exist" },
        11 => Pull(int.Parse(header.ExtFields["queueOffset"], CultureInfo.InvariantCulture)),
        _ => new ScriptedReply(3),
    };

    private ScriptedReply Create()
    {
        HasTopic = true;
        return new ScriptedReply(0, "");
    }

    private string Stats()
    {
        var end = Late-- > 0 ? _messages.Count - 1 : _messages.Count;
        return $"{{\"offsetTable\":{{{{\"brokerName\":\"a\",\"queueId\":0,\"topic\":\"t\"}}:{{\"lastUpdateTimestamp\":1,\"maxOffset\":{end},\"minOffset\":0}}}}}}";
    }

    // The body is the id, which is the key too.
    private ScriptedReply Put(RemotingHeader header)
    {
        var properties = header.ExtFields["i"];
        Hold(MessageProperties.Read(properties)["KEYS"], properties);
        return new ScriptedReply(0, "") { ExtFields = new Dictionary<string, string> { ["queueId"] = "0", ["queueOffset"] = $"{_messages.Count - 1}" } };
    }

    private ScriptedReply Pull(int offset) => offset < _messages.Count
        ? new ScriptedReply { Bytes = StoredMessages.Make(body: _messages[offset].Body, properties: _messages[offset].Properties) }
        : new ScriptedReply(19);
}
