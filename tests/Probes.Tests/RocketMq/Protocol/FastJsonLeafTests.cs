using System.Text;
using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class FastJsonLeafTests
{
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("-1", -1L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9007199254740993", 9007199254740993L)]
    [InlineData("\"42\"", 42L)]
    [InlineData("7.0", 7L)]
    [InlineData("1.5E3", 1500L)]
    [InlineData("9223372036854775808", null)]
    [InlineData("1E300", null)]
    [InlineData("null", null)]
    [InlineData("NaN", null)]
    [InlineData("true", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"null\"", null)]
    [InlineData("\"x\"", null)]
    [InlineData("1-2", null)]
    public void Integers_are_exact_or_nothing(string text, long? expected) => Assert.Equal(expected, Reader(text).ReadInt64());

    [Theory]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483648", null)]
    [InlineData("-2147483649", null)]
    public void An_int_does_not_wrap(string text, int? expected) => Assert.Equal(expected, Reader(text).ReadInt32());

    [Theory]
    [InlineData("8.0E-4", 0.0008)]
    [InlineData("0.0", 0.0)]
    [InlineData("-12.25", -12.25)]
    [InlineData("3", 3.0)]
    [InlineData("\"1.5\"", 1.5)]
    [InlineData("null", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("-Infinity", null)]
    [InlineData("\"NaN\"", null)]
    [InlineData("\"Infinity\"", null)]
    [InlineData("1E999", null)]
    [InlineData("[]", null)]
    public void Doubles_are_finite_or_nothing(string text, double? expected) => Assert.Equal(expected, Reader(text).ReadDouble());

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"FALSE\"", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("null", null)]
    [InlineData("\"yes\"", null)]
    [InlineData("2", null)]
    [InlineData("{}", null)]
    public void Booleans_may_be_text_or_numbers(string text, bool? expected) => Assert.Equal(expected, Reader(text).ReadBoolean());

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"a\\\"b\\\\c\\/d\"", "a\"b\\c/d")]
    [InlineData("\"\\b\\t\\n\\v\\f\\r\"", "\b\t\n\v\f\r")]
    [InlineData("\"\\0\\7\"", "\0\a")]
    [InlineData("\"\\x41\"", "A")]
    [InlineData("\"\\u4e2d\\u6587\"", "中文")]
    [InlineData("\"中文\"", "中文")]
    [InlineData("\"\\uD83D\\uDE80!\"", "🚀!")]
    [InlineData("\"🚀\"", "🚀")]
    [InlineData("\"\\uD83D!\"", "\uFFFD!")]
    [InlineData("\"\\uD83D\\u0041\"", "\uFFFDA")]
    [InlineData("\"\\uDE80\"", "\uFFFD")]
    [InlineData("'it''", "it")]
    [InlineData("'say \"x\"'", "say \"x\"")]
    [InlineData("'it\\'s'", "it's")]
    [InlineData("12", "12")]
    [InlineData("8.0E-4", "8.0E-4")]
    [InlineData("true", "true")]
    [InlineData("null", null)]
    [InlineData("undefined", null)]
    [InlineData("\"null\"", "null")]
    public void Text_is_unescaped(string text, string? expected) => Assert.Equal(expected, Reader(text).ReadString());

    [Theory]
    [InlineData("\"\\q\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u12G4\"")]
    [InlineData("\"\\xZ1\"")]
    [InlineData("\"\\uD83D\\u12\"")]
    public void A_broken_escape_is_an_error(string text)
    {
        Assert.Throws<ProtocolException>(() => Reader(text).ReadString());
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_replaced()
    {
        var json = new FastJsonReader([(byte)'"', 0xFF, (byte)'a', 0xC3, (byte)'"']);
        Assert.Equal("\uFFFDa\uFFFD", json.ReadString());
    }

    [Fact]
    public void An_escaped_name_is_the_same_name()
    {
        var json = new FastJsonReader("{\"t\\u006fpic\":1}"u8);
        json.EnterBody();
        Assert.True(json.NextMember());
        Assert.True(json.Key.Is("topic"u8));
        Assert.False(json.Key.Is("topik"u8));
        Assert.Equal("topic", json.Key.ToText());
    }

    private static FastJsonReader Reader(string text) => new(Encoding.UTF8.GetBytes(text));
}
