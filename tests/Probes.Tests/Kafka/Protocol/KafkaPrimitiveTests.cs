using System.Buffers;
using Probes.Kafka.Protocol;
using Probes.Transport;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>Protocol guide, "Protocol Primitive Types", at its limits.</summary>
public sealed class KafkaPrimitiveTests
{
    [Theory]
    [InlineData(0u, "00")]
    [InlineData(127u, "7F")]
    [InlineData(128u, "8001")]
    [InlineData(300u, "AC02")]
    [InlineData(16383u, "FF7F")]
    [InlineData(16384u, "808001")]
    [InlineData(uint.MaxValue, "FFFFFFFF0F")]
    public void Unsigned_numbers_have_seven_bits_a_byte(uint value, string hex)
    {
        Assert.Equal(hex, Written(flexible: true, writer => writer.UnsignedVarint(value)));
        Assert.Equal(value, Reader(hex).UnsignedVarint());
    }

    [Theory]
    [InlineData(0, "00")]
    [InlineData(-1, "01")]
    [InlineData(1, "02")]
    [InlineData(-64, "7F")]
    [InlineData(64, "8001")]
    [InlineData(int.MaxValue, "FEFFFFFF0F")]
    [InlineData(int.MinValue, "FFFFFFFF0F")]
    [InlineData(long.MaxValue, "FEFFFFFFFFFFFFFFFF01")]
    [InlineData(long.MinValue, "FFFFFFFFFFFFFFFFFF01")]
    public void Signed_numbers_have_their_sign_in_the_lowest_bit(long value, string hex)
    {
        Assert.Equal(hex, Written(flexible: true, writer => writer.Varlong(value)));
        Assert.Equal(value, Reader(hex).Varlong());
    }

    [Theory]
    [InlineData("FFFFFFFF1F")]
    [InlineData("808080808001")]
    [InlineData("80")]
    [InlineData("")]
    public void An_unsigned_number_of_more_bits_or_without_an_end_is_refused(string hex) =>
        Assert.Throws<ProtocolException>(() => Reader(hex).UnsignedVarint());

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFFF02")]
    [InlineData("8080808080808080808001")]
    [InlineData("FFFF")]
    public void A_signed_number_of_more_bits_or_without_an_end_is_refused(string hex) => Assert.Throws<ProtocolException>(() => Reader(hex).Varlong());

    [Theory]
    [InlineData(true, null, "00")]
    [InlineData(true, "", "01")]
    [InlineData(true, "é", "03C3A9")]
    [InlineData(false, null, "FFFF")]
    [InlineData(false, "", "0000")]
    [InlineData(false, "é", "0002C3A9")]
    public void A_string_has_its_length_in_bytes_before_it(bool flexible, string? text, string hex)
    {
        Assert.Equal(hex, Written(flexible, writer => writer.String(text)));
        Assert.Equal(text, Reader(hex, flexible).NullableString());
    }

    [Theory]
    [InlineData(true, "00")]
    [InlineData(false, "FFFF")]
    public void A_string_that_may_not_be_null_is_refused_if_it_is(bool flexible, string hex) =>
        Assert.Throws<ProtocolException>(() => Reader(hex, flexible).String());

    [Fact]
    public void A_string_is_written_up_to_its_longest_length()
    {
        var text = new string('x', short.MaxValue);
        Assert.Equal(text, Reader(Written(flexible: false, writer => writer.String(text)), flexible: false).String());
        Assert.Throws<ArgumentException>(() => Written(flexible: false, writer => writer.String(text + "x")));
    }

    [Theory]
    [InlineData(false, "FFFE6162")]
    [InlineData(false, "800061")]
    [InlineData(false, "00036162")]
    [InlineData(true, "046162")]
    [InlineData(true, "FFFFFFFF0F61")]
    public void A_string_whose_length_is_below_null_or_beyond_the_end_is_refused(bool flexible, string hex)
    {
        Assert.Throws<ProtocolException>(() => Reader(hex, flexible).NullableString());
        Assert.Throws<ProtocolException>(() =>
        {
            var reader = Reader(hex, flexible);
            reader.PassString();
        });
    }

    [Theory]
    [InlineData(false, "FFFFFFFE00")]
    [InlineData(false, "8000000000")]
    [InlineData(false, "7FFFFFFF00")]
    [InlineData(false, "0000000200")]
    [InlineData(true, "0300")]
    [InlineData(true, "FFFFFFFF0F")]
    [InlineData(true, "808080800800")]
    public void Bytes_and_items_whose_number_is_below_null_or_beyond_the_end_are_refused(bool flexible, string hex)
    {
        Assert.Throws<ProtocolException>(() => Reader(hex, flexible).Bytes().Length);
        Assert.Throws<ProtocolException>(() => Reader(hex, flexible).NullableArray(static (ref KafkaReader item) => item.Int8()));
    }

    [Theory]
    [InlineData(false, "FFFFFFFF")]
    [InlineData(true, "00")]
    public void No_items_at_all_are_something_else_than_none(bool flexible, string hex)
    {
        Assert.Null(Reader(hex, flexible).NullableArray(static (ref KafkaReader item) => item.Int8()));
        Assert.Empty(Reader(hex, flexible).Int32s());
        Assert.Equal(hex, Written(flexible, writer => writer.NullableArray<int>(null, static (_, _) => { })));
    }

    [Fact]
    public void A_uuid_has_its_digits_in_their_order()
    {
        const string Hex = "00112233445566778899AABBCCDDEEFF";
        Assert.Equal(Hex, Written(flexible: true, writer => writer.Uuid(Guid.Parse(Hex))));
        Assert.Equal(Guid.Parse(Hex), Reader(Hex).Uuid());
    }

    [Fact]
    public void Tagged_fields_are_passed_over()
    {
        // Two fields: 0 of no bytes, 300 of three.
        var reader = Reader("02 00 00 AC02 03 010203 7F");
        reader.Tags();
        Assert.Equal(0x7f, reader.Int8());
    }

    [Theory]
    [InlineData("01")]
    [InlineData("0100")]
    [InlineData("01000201")]
    [InlineData("0100FFFFFFFF0F")]
    [InlineData("FFFFFFFF0F0000")]
    public void Tagged_fields_that_are_not_there_are_refused(string hex) => Assert.Throws<ProtocolException>(() => Tags(hex));

    private static void Tags(string hex)
    {
        var reader = Reader(hex);
        reader.Tags();
    }

    private static KafkaReader Reader(string hex, bool flexible = true) => new(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), 0, flexible);

    private static string Written(bool flexible, Action<KafkaWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(new KafkaWriter(output, 0, flexible));
        return Convert.ToHexString(output.WrittenSpan);
    }
}
