using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class TableStampTests
{
    private const string Table = "{\"dataVersion\":{\"counter\":3,\"timestamp\":99},\"topicConfigTable\":{\"A\":{\"perm\":6,\"readQueueNums\":4}}}";

    [Fact]
    public void The_same_answer_has_the_same_stamp()
    {
        var stamp = TableStamp.Of(Table.U8());
        Assert.Equal(new DataVersion(99, 3, 0), stamp?.Version);
        Assert.Equal(stamp, TableStamp.Of(Table.U8()));
    }

    [Theory]
    [InlineData("\"counter\":3", "\"counter\":4")]
    [InlineData("\"timestamp\":99", "\"timestamp\":98")]
    [InlineData("\"perm\":6", "\"perm\":4")]
    [InlineData("\"A\":", "\"B\":")]
    [InlineData("Nums\":4}}}", "Nums\":4}} }")]
    public void Another_answer_has_another_stamp_even_if_its_version_is_the_same(string from, string to) =>
        Assert.NotEqual(TableStamp.Of(Table.U8()), TableStamp.Of(Table.Replace(from, to, StringComparison.Ordinal).U8()));

    [Fact]
    public void Each_byte_counts()
    {
        var body = Table.U8();
        var stamp = TableStamp.Of(body);
        for (var at = Table.IndexOf("topicConfigTable", StringComparison.Ordinal); at < body.Length; at++)
        {
            var changed = body.ToArray();
            changed[at] ^= 1;
            Assert.NotEqual(stamp, TableStamp.Of(changed));
        }
    }

    [Fact]
    public void The_version_is_found_wherever_it_stands() => Assert.Equal(
        new DataVersion(2, 1, 5),
        TableStamp.Of("{\"topicConfigTable\":{\"A\":{\"dataVersion\":{\"counter\":9}}},\"dataVersion\":{\"timestamp\":2,\"counter\":1,\"stateVersion\":5}}"u8)?.Version);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"topicConfigTable\":{}}")]
    [InlineData("{\"dataVersion\":null,\"topicConfigTable\":{}}")]
    public void Without_a_version_nothing_is_certain(string body) => Assert.Null(TableStamp.Of(body.U8()));

    [Fact]
    public void Every_recorded_table_has_one()
    {
        var bodies = CaptureSet.Names.SelectMany(set => CaptureSet.Load(set).Answers(21).Concat(CaptureSet.Load(set).Answers(201)))
            .Select(frame => RemotingCodec.Read(frame.Response).Body.ToArray()).ToList();
        Assert.True(bodies.Count > 20);
        Assert.All(bodies, body => Assert.NotNull(TableStamp.Of(body)));
        var different = bodies.Select(Convert.ToHexString).Distinct().Count();
        Assert.Equal(different, bodies.Select(body => TableStamp.Of(body)).Distinct().Count());
    }
}
