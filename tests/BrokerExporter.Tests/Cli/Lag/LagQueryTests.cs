using BrokerExporter.Cli.Lag;
using Probes.Contract;

namespace BrokerExporter.Tests.Cli.Lag;

public sealed class LagQueryTests
{
    private static readonly LagRow[] _rows =
    [
        Rows.Of("b", lag: 5, age: 1, rate: 9),
        Rows.Of("a", lag: 5, age: 30, rate: null),
        Rows.Of("d", lag: null, age: null, rate: 3),
        Rows.Of("c", lag: 700, age: 2, rate: 0),
    ];

    [Theory]
    [InlineData(nameof(LagSort.Lag), "c a b d")]
    [InlineData(nameof(LagSort.Age), "a c b d")]
    [InlineData(nameof(LagSort.Rate), "b d c a")]
    [InlineData(nameof(LagSort.Group), "a b c d")]
    public void The_most_stand_first_and_the_unknown_last(string sort, string expected) =>
        Assert.Equal(expected.Split(' '), new LagQuery { Sort = Enum.Parse<LagSort>(sort) }.Groups(_rows));

    [Fact]
    public void Rows_are_chosen_by_the_whole_name()
    {
        LagRow[] rows = [Rows.Of("pay", "orders"), Rows.Of("payments", "orders"), Rows.Of("pay", "orders_dlq"), Rows.Of("pay", "orders", system: "nats")];
        Assert.Equal(3, new LagQuery { Group = Pattern("pay") }.Of([.. rows], out _).Length);
        Assert.Equal(2, new LagQuery { Group = Pattern("pay"), Topic = Pattern("orders") }.Of([.. rows], out _).Length);
        Assert.Equal(["payments"], new LagQuery { Group = Pattern("pay.+") }.Groups(rows));
        Assert.Equal(["pay"], new LagQuery { System = "nats" }.Groups(rows));
    }

    [Theory]
    [InlineData(0, 4, 0)]
    [InlineData(3, 3, 1)]
    [InlineData(9, 4, 0)]
    public void A_limit_says_how_many_it_leaves_out(int limit, int shown, int left)
    {
        Assert.Equal(shown, new LagQuery { Limit = limit }.Of([.. _rows], out var rest).Length);
        Assert.Equal(left, rest);
    }

    private static NamePattern Pattern(string text) => NamePattern.TryParse(text, out var pattern) ? pattern : throw new FormatException(text);
}
