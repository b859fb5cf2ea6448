using Probes.Kafka.Protocol;
using Probes.Transport;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>What members of classic groups tell each other: Kafka's ConsumerProtocolSubscription and ConsumerProtocolAssignment.</summary>
public sealed class ConsumerBytesTests
{
    [Fact]
    public void A_subscription_has_the_bytes_of_version_0()
    {
        var bytes = Subscription(0, "orders", "").Bytes([], flexible: false).ToArray();
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(ConsumerSubscription.Write(["orders", ""]).AsSpan()));
    }

    [Fact]
    public void An_assignment_has_the_bytes_of_version_0()
    {
        var bytes = Assignment(0).Bytes([], flexible: false).ToArray();
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(ConsumerAssignment.Write([new("orders", [0, 7]), new("mail", [])]).AsSpan()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    public void A_subscription_of_a_later_version_has_more_at_the_end(short version)
    {
        var bytes = Subscription(version, "orders", "mail").Bytes(version == 2 ? null : [1, 2, 3], flexible: false);
        if (version >= 1)
            bytes.Number(1, 4).String("orders", flexible: false).Number(1, 4).Number(0, 4); // owned_partitions
        if (version >= 2)
            bytes.Number(12, 4); // generation_id
        if (version >= 3)
            bytes.String("eu", flexible: false); // rack_id
        if (version > 3)
            bytes.Raw(1, 2, 3, 4, 5);
        Assert.Equal(["orders", "mail"], ConsumerSubscription.Read(bytes.ToArray()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void An_assignment_of_a_later_version_may_have_more_at_the_end(short version)
    {
        var bytes = Assignment(version).Bytes(version == 1 ? null : [1, 2, 3], flexible: false);
        if (version > 3)
            bytes.Raw(1, 2, 3);
        var topics = ConsumerAssignment.Read(bytes.ToArray());
        Assert.Equal(["orders", "mail"], topics.Select(topic => topic.Topic));
        Assert.Equal([0, 7], topics[0].Partitions);
        Assert.Empty(topics[1].Partitions);
    }

    [Fact]
    public void A_member_that_was_told_nothing_yet_has_nothing()
    {
        Assert.Empty(ConsumerSubscription.Read([]));
        Assert.Empty(ConsumerAssignment.Read([]));
    }

    [Theory]
    [InlineData("00")]
    [InlineData("0000")]
    [InlineData("00007FFFFFFF")]
    [InlineData("00000000000100056F72")]
    public void Bytes_of_something_else_are_refused(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        Assert.Throws<ProtocolException>(() => ConsumerSubscription.Read(bytes));
        Assert.Throws<ProtocolException>(() => ConsumerAssignment.Read(bytes));
    }

    private static WireBytes Subscription(short version, params string[] topics)
    {
        var bytes = new WireBytes().Number(version, 2).Number(topics.Length, 4);
        foreach (var topic in topics)
            bytes.String(topic, flexible: false);
        return bytes;
    }

    private static WireBytes Assignment(short version) => new WireBytes().Number(version, 2).Number(2, 4)
        .String("orders", flexible: false).Number(2, 4).Number(0, 4).Number(7, 4)
        .String("mail", flexible: false).Number(0, 4);
}
