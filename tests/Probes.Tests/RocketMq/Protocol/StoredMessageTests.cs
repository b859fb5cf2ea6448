using System.Text;
using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class StoredMessageTests
{
    private const int Seed = 20261121;

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    public void A_message_is_read_whatever_its_hosts_and_its_version(bool bornHostIs6, bool storeHostIs6, bool second)
    {
        var message = StoredMessage.ReadFirst(StoredMessages.Make("orders", "hello", bornHostIs6: bornHostIs6, storeHostIs6: storeHostIs6, second: second));
        Assert.Equal(("orders", 3, 77L, (long)StoredMessages.StoredAt), (message.Topic, message.QueueId, message.QueueOffset, message.StoreTimestamp));
        Assert.Equal("hello", Encoding.UTF8.GetString(message.Body));
        Assert.Equal([KeyValuePair.Create("KEYS", "k"), KeyValuePair.Create("TAGS", "t")], message.Properties);
    }

    [Fact]
    public void A_topic_of_the_second_version_may_be_longer_than_a_byte_says()
    {
        var topic = new string('t', 300);
        Assert.Equal(topic, StoredMessage.ReadFirst(StoredMessages.Make(topic, second: true)).Topic);
    }

    [Fact]
    public void Only_the_first_of_several_is_read()
    {
        byte[] two = [.. StoredMessages.Make("first"), .. StoredMessages.Make("second")];
        Assert.Equal("first", StoredMessage.ReadFirst(two).Topic);
        Assert.Equal("first", StoredMessage.ReadFirst([.. two, 1, 2, 3]).Topic);
    }

    [Fact]
    public void A_message_may_be_empty()
    {
        var message = StoredMessage.ReadFirst(StoredMessages.Make(body: "", properties: ""));
        Assert.Empty(message.Body);
        Assert.Empty(message.Properties);
    }

    [Fact]
    public void Every_cut_is_refused()
    {
        var whole = StoredMessages.Make();
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<ProtocolException>(() => StoredMessage.ReadFirst(whole.AsSpan(0, length)));
    }

    [Theory]
    [InlineData(0, 0x7F)] // the length of all
    [InlineData(0, 0xFF)]
    [InlineData(3, 8)] // so short that it ends within the message
    [InlineData(4, 0)] // the magic
    [InlineData(7, 0xA8)]
    [InlineData(84, 0x7F)] // the length of the body
    [InlineData(84, 0xFF)]
    [InlineData(93, 0xFF)] // the length of the topic
    public void A_length_or_magic_that_cannot_be_is_refused(int at, byte value)
    {
        var bytes = StoredMessages.Make();
        bytes[at] = value;
        Assert.Throws<ProtocolException>(() => StoredMessage.ReadFirst(bytes));
    }

    [Fact]
    public void Mutated_messages_are_read_or_refused_and_take_memory_in_proportion()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 50_000; i++)
        {
            var bytes = StoredMessages.Make(second: i % 2 == 0, bornHostIs6: i % 3 == 0);
            for (var changes = random.Next(1, 8); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Bounded(bytes.AsSpan(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length).ToArray());
        }
    }

    [Fact]
    public void Random_bytes_are_read_or_refused()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 50_000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (bytes.Length > 8)
                (bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]) = (0, 0, 0, (byte)bytes.Length, 0xDA, 0xA3, 0x20, 0xA7);
            Bounded(bytes);
        }
    }

    [Fact]
    public void Many_properties_take_memory_in_proportion() =>
        Bounded(StoredMessages.Make(properties: string.Concat(Enumerable.Range(0, 5000).Select(number => $"{number}\u0001\u0002"))));

    [Theory]
    [InlineData("", "")]
    [InlineData("a\u0001b", "a=b")]
    [InlineData("a\u0001b\u0002", "a=b")]
    [InlineData("a\u0001\u0002c\u0001d\u0002", "a=,c=d")]
    [InlineData("a\u0002\u0001b\u0002\u0002c\u0001d\u0001e\u0002f\u0001g", "f=g")]
    [InlineData("a\u0001b\u0002a\u0001c\u0002", "a=c")]
    public void Properties_are_read_as_RocketMQ_reads_them(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', MessageProperties.Read(text).Select(property => $"{property.Key}={property.Value}")));

    [Fact]
    public void Properties_that_were_written_are_read()
    {
        var text = MessageProperties.Write(KeyValuePair.Create("KEYS", "k"), KeyValuePair.Create("TAGS", "t"));
        Assert.Equal("KEYS\u0001k\u0002TAGS\u0001t\u0002", text);
        Assert.Equal([KeyValuePair.Create("KEYS", "k"), KeyValuePair.Create("TAGS", "t")], MessageProperties.Read(text));
    }

    private static void Bounded(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            StoredMessage.ReadFirst(bytes);
        }
        catch (ProtocolException)
        {
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (32 * 1024) + (120 * bytes.Length));
    }
}
