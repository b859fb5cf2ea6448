using System.Globalization;
using Probes.Contract;
using Probes.RocketMq;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;
using Probes.Tests.RocketMq.Client;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class PositionsReaderTests : IAsyncLifetime
{
    private static readonly BrokerMember Member = new("C", "a", 0, "a:10911");
    private static readonly BrokerGroup Group = new("C", "a", [Member]);

    private readonly ManualTime _time = new();
    private readonly Dictionary<string, int> _topics = [];
    private readonly HashSet<string> _refused = [];
    private readonly List<string> _askedTopics = [];
    private readonly Lock _lock = new();
    private readonly ScriptedPeer _peer;
    private readonly RemotingConnection _connection;
    private string[] _groups = ["G"];
    private string _offsets = "";
    private int? _version;

    public PositionsReaderTests()
    {
        _peer = new ScriptedPeer(Answer);
        _connection = new RemotingConnection(_peer.Endpoint, new RemotingOptions
        {
            Timeout = TimeSpan.FromSeconds(3), Window = 8, Time = _time, Dial = new Dialer(_time).DialAsync,
        });
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _peer.DisposeAsync();
    }

    [Fact(Timeout = 10_000)]
    public async Task Commits_are_read_before_any_end_offset()
    {
        _topics["T"] = 5;
        _topics["U"] = 6;
        _offsets = "\"T@G\":{0:3}";
        var positions = await ReadAsync(Reader(), 100);
        Assert.True(_peer.Asked.ToList().IndexOf(43) < _peer.Asked.ToList().IndexOf(202));
        Assert.Equal(2, _peer.Asked.Count(code => code == 202));
        Assert.Equal(5, positions.Queues["T"][0].MaxOffset);
        Assert.Equal(3, positions.CommitsOf("T", "G")[0].Offset);
        Assert.Empty(positions.CommitsOf("U", "G"));
        Assert.Equal(["G"], positions.ConsumerGroups.Select(group => group.GroupName));
    }

    [Fact(Timeout = 10_000)]
    public async Task Idle_topics_of_a_large_broker_are_told_from_memory()
    {
        var reader = Reader();
        MakeLarge();
        for (var i = 0; i <= TopicPolls.QuietPolls; i++)
            await ReadAsync(reader, 1_000);
        _askedTopics.Clear();
        var positions = await ReadAsync(reader, 1_000);
        Assert.Empty(_askedTopics);
        Assert.Equal(_topics.Keys.Order(), positions.Queues.Keys.Order());
        _topics["T7"]++;
        Assert.Equal(2, (await ReadAsync(reader, 1_001)).Queues["T7"][0].MaxOffset);
    }

    [Fact(Timeout = 10_000)]
    public async Task One_topic_that_is_closed_to_us_costs_itself_even_when_all_others_of_a_large_broker_are_idle()
    {
        var reader = Reader();
        MakeLarge();
        _refused.Add("T7");
        for (var i = 0; i < 10; i++)
        {
            var positions = await ReadAsync(reader, 1_000);
            Assert.Equal(_topics.Count - 1, positions.Queues.Count);
            Assert.Equal(["T7"], positions.Unread);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task Topics_that_nobody_consumes_get_their_turn_on_a_large_broker_and_are_unread_until_then()
    {
        var reader = Reader();
        MakeLarge();
        for (var i = 0; i < 30; i++)
            _topics["SIDE" + i.ToString(CultureInfo.InvariantCulture)] = 5;
        _refused.Add("SIDE3");
        _topics["SIDE4"] = -1;
        Assert.Equal(30, (await ReadAsync(reader, 1_000)).Unread.Count);
        for (var i = 0; i < 30; i++)
            await ReadAsync(reader, 1_000);
        for (var i = 0; i < 5; i++)
        {
            // Refused is refused, whether or not it was asked again this time; deleted is not there.
            var positions = await ReadAsync(reader, 1_000);
            Assert.Equal(["SIDE3"], positions.Unread);
            Assert.Equal(_topics.Count - 2, positions.Queues.Count);
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task One_topic_that_is_closed_to_us_costs_itself_even_when_all_others_are_idle()
    {
        _topics["T"] = 5;
        _topics["CLOSED"] = 6;
        _refused.Add("CLOSED");
        var reader = Reader();
        for (var i = 0; i < 10; i++)
        {
            var positions = await ReadAsync(reader, 100);
            Assert.Equal(["T"], positions.Queues.Keys);
            Assert.Equal(["CLOSED"], positions.Unread);
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_that_tells_of_no_topic_at_all_has_refused()
    {
        _topics["T"] = 5;
        _topics["U"] = 6;
        _refused.UnionWith(["T", "U"]);
        var failure = await Assert.ThrowsAsync<RocketMqException>(() => ReadAsync(Reader(), 100));
        Assert.Equal(FailureKind.Forbidden, failure.Kind);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_without_topics_is_no_failure() => Assert.Empty((await ReadAsync(Reader(), 100)).Queues);

    [Fact(Timeout = 10_000)]
    public async Task A_topic_that_was_deleted_while_we_asked_is_not_there()
    {
        _topics["T"] = 5;
        _topics["GONE"] = -1;
        var positions = await ReadAsync(Reader(), 100);
        Assert.Equal(["T"], positions.Queues.Keys);
        Assert.Empty(positions.Unread);
    }

    [Fact(Timeout = 10_000)]
    public async Task Filters_apply_before_anything_is_asked()
    {
        foreach (var topic in new[] { "orders", "orders_old", "payments", "TBW102", "%RETRY%G", "%RETRY%H", "%RETRY%G_orders", "%RETRY%G+orders", "%RETRY%H_orders", "%DLQ%G", "%DLQ%H", "a" })
            _topics[topic] = 1;
        _groups = ["G", "H", "TOOLS_CONSUMER"];
        var positions = await ReadAsync(Reader(new RocketMqOptions { Topics = Filter("orders.*", ".*_old"), Groups = Filter("G", "") }), 100);
        Assert.Equal(["%DLQ%G", "%RETRY%G", "%RETRY%G+orders", "%RETRY%G_orders", "orders"], _askedTopics.Order(StringComparer.Ordinal));
        Assert.Equal(["G"], positions.ConsumerGroups.Select(group => group.GroupName));
    }

    [Fact(Timeout = 10_000)]
    public async Task Tables_that_did_not_change_are_neither_read_nor_filtered_again()
    {
        (_topics["T"], _topics["%RETRY%G"], _version) = (5, 1, 1);
        var reader = Reader(new RocketMqOptions { Groups = Filter("G", "") });
        var (first, second) = (await ReadAsync(reader, 100), await ReadAsync(reader, 100));
        Assert.Same(first.Topics, second.Topics);
        Assert.Same(first.ConsumerGroups, second.ConsumerGroups);

        (_topics["U"], _version) = (3, 2);
        Assert.Equal(["%RETRY%G", "T", "U"], (await ReadAsync(reader, 100)).Queues.Keys.Order(StringComparer.Ordinal));
        // A group that is gone takes its retry topic along, even if the broker's version did not say so.
        _groups = ["H"];
        var last = await ReadAsync(reader, 100);
        Assert.Empty(last.ConsumerGroups);
        Assert.Equal(["T", "U"], last.Queues.Keys.Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = 10_000)]
    public async Task System_topics_and_groups_come_when_they_are_wanted()
    {
        _topics["TBW102"] = 1;
        _topics["a"] = 1;
        _groups = ["TOOLS_CONSUMER"];
        Assert.Empty((await ReadAsync(Reader(), 100)).ConsumerGroups);
        Assert.Empty(_askedTopics);
        Assert.Single((await ReadAsync(Reader(new RocketMqOptions { SystemTopics = true }), 100)).ConsumerGroups);
        Assert.Equal(["TBW102", "a"], _askedTopics.Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_that_falls_silent_in_the_middle_fails_whole_and_soon()
    {
        for (var i = 0; i < 100; i++)
            _topics["SILENT" + i.ToString(CultureInfo.InvariantCulture)] = 1;
        var reading = ReadAsync(Reader(new RocketMqOptions { RequestsInFlight = 4 }), 100);
        while (_peer.Asked.Count(code => code == 202) < 4)
            await Task.Yield();
        await _time.TimersAsync(4);
        _time.Advance(TimeSpan.FromSeconds(3));
        // What was pipelined behind the first time-out is tried once more on a new connection.
        while (!reading.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(3));
            await Task.Yield();
        }

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => reading);
        Assert.Equal(FailureKind.Timeout, FailureKinds.Of(failure));
        Assert.InRange(_askedTopics.Count, 4, 12);
    }

    private static NameFilter Filter(string include, string exclude) => new(Pattern(include), Pattern(exclude));

    private static NamePattern Pattern(string text) => NamePattern.TryParse(text, out var pattern) ? pattern : throw new ArgumentException(text);

    // More than a broker may have and still be asked everything in every collection.
    private void MakeLarge()
    {
        for (var i = 0; i <= RequestAllowance.SmallBroker; i++)
            _topics["T" + i.ToString(CultureInfo.InvariantCulture)] = 1;
        _offsets = string.Join(',', _topics.Keys.Select(topic => $"\"{topic}@G\":{{0:1}}"));
    }

    private PositionsReader Reader(RocketMqOptions? options = null) => new(Member, new BrokerClient(_connection), options ?? new RocketMqOptions(), _time);

    private async Task<BrokerPositions> ReadAsync(PositionsReader reader, long? stored)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        return await reader.ReadAsync(Group, stored, new HashSet<string> { "C", "a" }, CancellationToken.None);
    }

    private string DataVersion => _version is null ? "" : $"\"dataVersion\":{{\"counter\":{_version},\"timestamp\":1}},";

    private ScriptedReply? Answer(RemotingHeader request)
    {
        switch ((RequestCode)request.Code)
        {
            case RequestCode.GetAllTopicConfig:
                var topics = _topics.Keys.Select(topic => $"\"{topic}\":{{\"topicName\":\"{topic}\",\"readQueueNums\":1,\"writeQueueNums\":1,\"perm\":6}}");
                return new ScriptedReply(0, "{" + DataVersion + "\"topicConfigTable\":{" + string.Join(',', topics) + "}}");
            case RequestCode.GetAllSubscriptionGroupConfig:
                return new ScriptedReply(0, "{" + DataVersion + "\"subscriptionGroupTable\":{" + string.Join(',', _groups.Select(group => $"\"{group}\":{{\"groupName\":\"{group}\"}}")) + "}}");
            case RequestCode.GetAllConsumerOffset:
                return new ScriptedReply(0, "{\"offsetTable\":{" + _offsets + "}}");
            case RequestCode.GetTopicStatsInfo:
                var topic = request.ExtFields["topic"];
                lock (_lock)
                    _askedTopics.Add(topic);
                if (topic.StartsWith("SILENT", StringComparison.Ordinal))
                    return null;
                if (_refused.Contains(topic))
                    return new ScriptedReply(16) { Remark = "User:x has no permission to access Topic:" + topic };
                return _topics[topic] < 0
                    ? new ScriptedReply(17)
                    : new ScriptedReply(0, $"{{\"offsetTable\":{{{{\"brokerName\":\"a\",\"queueId\":0,\"topic\":\"{topic}\"}}:{{\"minOffset\":0,\"maxOffset\":{_topics[topic]}}}}}}}");
            default:
                throw new InvalidOperationException($"{request.Code} is not asked");
        }
    }
}
