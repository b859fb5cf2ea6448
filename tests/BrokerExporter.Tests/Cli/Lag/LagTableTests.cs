using BrokerExporter.Cli.Lag;

namespace BrokerExporter.Tests.Cli.Lag;

public sealed class LagTableTests
{
    private static readonly LagRow[] _rows =
    [
        Rows.Of("billing", lag: 1234567, age: 3725, rate: 0) with { Members = 0, IsStalled = true, Why = ["no members", "3 lost"] },
        Rows.Of("analytics", "payments", lag: 12, age: 0.5, rate: 1234.4) with { Members = 3 },
        Rows.Of("audit", lag: null),
    ];

    [Fact]
    public void Columns_stand_below_one_another()
    {
        Assert.Equal("""
            SYSTEM    GROUP      TOPIC           LAG    AGE     RATE  MEMBERS  WHY
            rocketmq  billing    orders    1,234,567  1h02m      0/s        0  no members, 3 lost
            rocketmq  analytics  payments         12   0.5s  1,234/s        3
            rocketmq  audit      orders            -      -        -        -

            """.ReplaceLineEndings("\n"),
            Write(new LagQuery(), Terminal.None, _rows));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void It_is_no_wider_than_the_terminal(int width)
    {
        var rows = _rows.Append(Rows.Of(new string('g', 90), new string('t', 90), lag: 999, cluster: new string('c', 50)) with { Why = [new string('w', 40)] });
        var lines = Write(new LagQuery(), new Terminal(width, false), [.. rows]).Split('\n');
        Assert.All(lines, line => Assert.InRange(CellText.Width(line), 0, width));
        Assert.Contains(lines, line => line.Contains('…', StringComparison.Ordinal) && line.Contains("999", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("1,234,567", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_it_is_no_terminal_nothing_is_cut() =>
        Assert.Contains(new string('g', 300), Write(new LagQuery(), Terminal.None, Rows.Of(new string('g', 300))), StringComparison.Ordinal);

    [Fact]
    public void Clusters_are_shown_where_there_are_several()
    {
        Assert.DoesNotContain("CLUSTER", Write(new LagQuery(), Terminal.None, _rows), StringComparison.Ordinal);
        Assert.Contains("CLUSTER", Write(new LagQuery(), Terminal.None, [.. _rows, Rows.Of("g", cluster: "other")]), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_are_written_as_escapes()
    {
        var text = Write(new LagQuery(), new Terminal(120, true), Rows.Of("a\e[2Jb\nc\u202Ed\u0085", "\u2066<script>\U000E0041"));
        Assert.Contains(@"a\u001b[2Jb\u000ac\u202ed\u0085", text, StringComparison.Ordinal);
        Assert.Contains(@"\u2066<script>\U000e0041", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Count(character => character == '\n'));
    }

    [Fact]
    public void Wide_characters_take_their_room()
    {
        var lines = Write(new LagQuery { Sort = LagSort.Group }, Terminal.None, Rows.Of("ab", "t"), Rows.Of("订单", "t")).Split('\n');
        Assert.Equal(CellText.Width(lines[1]), CellText.Width(lines[2]));
        Assert.Equal(lines[1].Length - 2, lines[2].Length);
    }

    [Fact]
    public void Colours_are_for_terminals_and_mark_what_stands_still()
    {
        var text = Write(new LagQuery(), new Terminal(200, true), _rows);
        Assert.Equal(2, text.Split('\n').Count(line => line.Contains('\e')));
        Assert.Contains("\e[31mrocketmq  billing", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', Write(new LagQuery(), new Terminal(200, false), _rows));
    }

    [Fact]
    public void What_is_left_out_is_told() =>
        Assert.EndsWith("and 2 more\n", Write(new LagQuery { Limit = 1 }, Terminal.None, _rows), StringComparison.Ordinal);

    [Fact]
    public void Without_rows_it_says_why()
    {
        Assert.Equal("No group is known.\n", Write(new LagQuery(), Terminal.None));
        Assert.Equal("No group is like that.\n", Write(new LagQuery { System = "nats" }, Terminal.None, _rows));
    }

    [Fact]
    public void A_target_that_is_down_is_told()
    {
        var reading = Rows.Reading() with { Targets = [new TargetState("nats", "sto\nck", false)] };
        Assert.EndsWith("Target sto\\u000ack (nats) is down; its groups are not here.\n", LagTable.Write(reading, new LagQuery(), Terminal.None), StringComparison.Ordinal);
    }

    private static string Write(LagQuery query, Terminal terminal, params LagRow[] rows) => LagTable.Write(Rows.Reading(rows), query, terminal);
}
