using System.Text;
using Probes.RocketMq.Client;
using Probes.RocketMq.Protocol;
using Probes.Tests.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Client;

public sealed class TableMemoryTests
{
    private readonly TableMemory<TopicConfigTable> _memory;
    private int _read;

    public TableMemoryTests() => _memory = new TableMemory<TopicConfigTable>(body =>
    {
        _read++;
        return GetAllTopicConfig.Read(body);
    });

    [Fact]
    public void A_table_that_did_not_change_is_read_once()
    {
        var first = _memory.Read(Table(1, "A"));
        Assert.Same(first, _memory.Read(Table(1, "A")));
        Assert.Equal(1, _read);
    }

    [Fact]
    public void A_table_that_changed_is_read_again()
    {
        _memory.Read(Table(1, "A"));
        Assert.Equal(["B"], _memory.Read(Table(2, "B")).Topics.Select(topic => topic.TopicName));
        Assert.Equal(["A"], _memory.Read(Table(1, "A")).Topics.Select(topic => topic.TopicName));
        Assert.Equal(3, _read);
    }

    [Fact]
    public void A_broker_that_forgets_to_change_its_version_is_found_out()
    {
        _memory.Read(Table(1, "A"));
        Assert.Equal(["B"], _memory.Read(Table(1, "B")).Topics.Select(topic => topic.TopicName));
    }

    [Fact]
    public void A_table_without_a_version_is_always_read()
    {
        var body = "{\"topicConfigTable\":{\"A\":{}}}"u8.ToArray();
        Assert.NotSame(_memory.Read(body), _memory.Read(body));
    }

    [Fact]
    public void A_table_that_cannot_be_read_leaves_the_last_one_as_it_was()
    {
        var first = _memory.Read(Table(1, "A"));
        Assert.Throws<ProtocolException>(() => _memory.Read("{\"dataVersion\":{\"counter\":2},\"topicConfigTable\":{\"A\""u8));
        Assert.Same(first, _memory.Read(Table(1, "A")));
    }

    private static byte[] Table(int counter, string topic) =>
        Encoding.UTF8.GetBytes($"{{\"dataVersion\":{{\"counter\":{counter},\"timestamp\":5}},\"topicConfigTable\":{{\"{topic}\":{{}}}}}}");
}
