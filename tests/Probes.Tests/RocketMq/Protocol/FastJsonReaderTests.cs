using System.Text;
using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class FastJsonReaderTests
{
    [Theory]
    [InlineData("{0:\"a\",17:\"b\"}")]
    [InlineData("{\"0\":\"a\",\"17\":\"b\"}")]
    [InlineData("{'0':'a','17':'b'}")]
    [InlineData(" { 0 : \"a\" ,\r\n\t17 : \"b\" } ")]
    public void Integer_keys_are_read_in_every_spelling(string text)
    {
        var json = Open(text);
        Assert.True(json.NextMember());
        Assert.Equal(0, json.Key.ToInt64());
        Assert.Equal("a", json.ReadString());
        Assert.True(json.NextMember());
        Assert.Equal(17, json.Key.ToInt64());
        Assert.Equal("b", json.ReadString());
        Assert.False(json.NextMember());
        json.End();
    }

    [Theory]
    [InlineData("{{\"topic\":\"T\",\"queueId\":3}:1}")]
    [InlineData("{\"{\\\"topic\\\":\\\"T\\\",\\\"queueId\\\":3}\":1}")]
    [InlineData("{ { \"queueId\" : 3 } : 1 }")]
    public void Object_keys_are_read(string text)
    {
        var json = Open(text);
        Assert.True(json.NextMember());
        Assert.True(json.TryOpenKey(out var key));
        int? queueId = null;
        while (key.NextMember())
        {
            if (key.Key.Is("queueId"u8))
                queueId = key.ReadInt32();
            else
                key.Skip();
        }
        Assert.Equal(3, queueId);
        Assert.Equal(1, json.ReadInt64());
        Assert.False(json.NextMember());
        json.End();
    }

    [Theory]
    [InlineData("{\"name\":1}")]
    [InlineData("{7:1}")]
    [InlineData("{[1]:1}")]
    [InlineData("{\"\":1}")]
    [InlineData("{{\"$ref\":\"$\"}:1}")]
    public void A_key_that_is_no_object_does_not_open(string text)
    {
        var json = Open(text);
        Assert.True(json.NextMember());
        Assert.False(json.TryOpenKey(out _));
        Assert.Equal(1, json.ReadInt64());
    }

    [Theory]
    [InlineData("[1,{2:[3]},\"]\"]")]
    [InlineData("{{{1:2}:3}:{[4]:5}}")]
    [InlineData("null")]
    [InlineData("{\"$ref\":\"$.a\"}")]
    [InlineData("\"\\\"\"")]
    [InlineData("-8.0E-4")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Unknown_values_of_any_shape_are_passed_over(string value)
    {
        var json = Open($"{{\"unknown\":{value},\"known\":5}}");
        Assert.True(json.NextMember());
        json.Skip();
        Assert.True(json.NextMember());
        Assert.True(json.Key.Is("known"u8));
        Assert.Equal(5, json.ReadInt32());
        Assert.False(json.NextMember());
        json.End();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"{}\"")]
    [InlineData("[{}]")]
    [InlineData("{\"$ref\":\"$.x\"}")]
    [InlineData("{ \"$ref\" : \"..\" }")]
    public void What_is_no_object_is_passed_over_when_one_is_asked_for(string value)
    {
        var json = Open($"{{\"a\":{value},\"b\":1}}");
        Assert.True(json.NextMember());
        Assert.False(json.EnterObject());
        Assert.True(json.NextMember());
        Assert.Equal(1, json.ReadInt64());
    }

    [Theory]
    [InlineData("{1:2}")]
    [InlineData("[1,2]")]
    public void A_container_read_as_a_leaf_is_nothing(string value)
    {
        var json = Open($"{{\"a\":{value},\"b\":{value},\"c\":1}}");
        Assert.True(json.NextMember());
        Assert.Null(json.ReadString());
        Assert.True(json.NextMember());
        Assert.Null(json.ReadInt64());
        Assert.True(json.NextMember());
        Assert.Equal(1, json.ReadInt64());
    }

    [Fact]
    public void Members_are_counted()
    {
        var json = new FastJsonReader("{\"a\":{1:1,2:{}},\"b\":[1]}"u8);
        json.EnterBody();
        Assert.True(json.NextMember());
        Assert.Equal(2, json.SkipMembers());
        Assert.True(json.NextMember());
        Assert.Equal(0, json.SkipMembers());
        Assert.False(json.NextMember());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1,")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{,\"a\":1}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{:1}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1]")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("[1}")]
    [InlineData("{\"a\":\"x}")]
    [InlineData("{\"a\":\"x\\")]
    [InlineData("{\"a\":word}")]
    [InlineData("{\"a\":12ab}")]
    [InlineData("{\"a\":tru}")]
    [InlineData("{\"a\":@}")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("1 2")]
    [InlineData("}")]
    public void Malformed_text_is_an_error(string text)
    {
        Assert.Throws<ProtocolException>(() =>
        {
            var json = new FastJsonReader(Encoding.UTF8.GetBytes(text));
            json.Skip();
            json.End();
        });
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"x\"")]
    public void A_body_that_is_no_object_is_an_error(string text)
    {
        Assert.Throws<ProtocolException>(() => Open(text).End());
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{1:", "}")]
    [InlineData("{", ":1}")]
    public void Depth_is_limited(string open, string close)
    {
        const int Depth = FastJsonReader.MaxDepth;
        Read(string.Concat(Enumerable.Repeat(open, Depth - 1)) + "{}" + string.Concat(Enumerable.Repeat(close, Depth - 1)));
        Assert.Throws<ProtocolException>(() => Read(string.Concat(Enumerable.Repeat(open, Depth + 1))));
        Assert.Throws<ProtocolException>(() => Read(string.Concat(Enumerable.Repeat(open, 1_000_000))));

        static void Read(string text)
        {
            var json = new FastJsonReader(Encoding.UTF8.GetBytes(text));
            json.Skip();
            json.End();
        }
    }

    private static FastJsonReader Open(string text)
    {
        var json = new FastJsonReader(Encoding.UTF8.GetBytes(text));
        json.EnterBody();
        return json;
    }
}
