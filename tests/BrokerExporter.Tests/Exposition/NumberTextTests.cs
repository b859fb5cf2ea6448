using System.Globalization;
using System.Text;
using BrokerExporter.Exposition;
using FsCheck;
using FsCheck.Fluent;

namespace BrokerExporter.Tests.Exposition;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0L, "0")]
    [InlineData(-1L, "-1")]
    [InlineData(42L, "42")]
    [InlineData(9007199254740993L, "9007199254740993")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    public void Integers_are_written_exactly(long value, string expected) => Assert.Equal(expected, Text(value));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1.0, "1")]
    [InlineData(-17.0, "-17")]
    [InlineData(1e6, "1000000")]
    [InlineData(999999999999999.0, "999999999999999")]
    [InlineData(1e20, "1E+20")]
    [InlineData(1e21, "1E+21")]
    [InlineData(0.5, "0.5")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(0.001, "0.001")]
    [InlineData(1.5, "1.5")]
    [InlineData(-2.125, "-2.125")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.05, "0.05")]
    [InlineData(12.04, "12.04")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1E-05")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(1795226349.695, "1795226349.695")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.MinValue, "-1.7976931348623157E+308")]
    [InlineData(double.Epsilon, "5E-324")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(double.NaN, "NaN")]
    public void Doubles_are_written_as_the_shortest_text(double value, string expected) => Assert.Equal(expected, Text(value));

    [Fact]
    public void Any_double_reads_back_as_itself_and_equals_the_plain_writer() =>
        Check.QuickThrowOnFailure(Prop.ForAll<double>(value =>
            Text(value) == Reference(value) && Same(double.Parse(Parsable(value), CultureInfo.InvariantCulture), value)));

    [Fact]
    public void Any_number_of_thousandths_equals_the_plain_writer() =>
        Check.QuickThrowOnFailure(Prop.ForAll<long>(value => Text(value / 1000.0) == Reference(value / 1000.0)));

    [Fact]
    public void Minus_zero_is_zero() => Assert.Equal("0", Text(-0.0));

    [Fact]
    public void A_hundred_thousand_bit_patterns_equal_the_plain_writer()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 100_000; i++)
        {
            var value = i % 3 switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
                1 => random.NextInt64(1_000_000_000_000_000) / 1000.0,
                _ => random.NextDouble() * Math.Pow(10, random.Next(-8, 18)),
            };
            Assert.Equal(Reference(value), Text(value));
        }
    }

    internal static string Reference(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "+Inf" : "-Inf";
        return value == 0 ? "0" : value.ToString("R", CultureInfo.InvariantCulture);
    }

    private static bool Same(double read, double value) => read.Equals(value) || (read == 0 && value == 0);

    private static string Parsable(double value) =>
        Text(value).Replace("Inf", CultureInfo.InvariantCulture.NumberFormat.PositiveInfinitySymbol, StringComparison.Ordinal).TrimStart('+');

    private static string Text(long value)
    {
        Span<byte> bytes = stackalloc byte[NumberText.MaxLength];
        return Encoding.ASCII.GetString(bytes[..NumberText.Write(value, bytes)]);
    }

    private static string Text(double value)
    {
        Span<byte> bytes = stackalloc byte[NumberText.MaxLength];
        return Encoding.ASCII.GetString(bytes[..NumberText.Write(value, bytes)]);
    }
}
