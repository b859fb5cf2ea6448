using BrokerExporter.Status;

namespace BrokerExporter.Tests.Status;

public sealed class GroupTableTests
{
    private static readonly GroupView[] _groups =
    [
        Groups.View("b", 5) with { Members = 0, In = 3, Stalled = "no_members" },
        Groups.View("a", 5) with { Members = 2, AgeSeconds = 70, Growth = 1 },
        Groups.View("C", 900, "payments") with { Growth = -1, Out = 7 },
        Groups.View("d") with { Members = 1 },
        Groups.View("e", 0) with { Members = 3, AgeSeconds = 0 },
    ];

    [Fact]
    public void What_lags_most_comes_first_and_what_is_not_known_last() => Assert.Equal(["C", "a", "b", "e", "d"], Of(new StatusQuery()).Names());

    [Fact]
    public void The_other_way_round_what_is_not_known_still_comes_last() =>
        Assert.Equal(["e", "a", "b", "C", "d"], Of(new StatusQuery { Reversed = true }).Names());

    [Theory]
    [InlineData(nameof(GroupSort.Group), "a,b,C,d,e")]
    [InlineData(nameof(GroupSort.Topic), "a,b,e,d,C")]
    [InlineData(nameof(GroupSort.Age), "a,e,C,b,d")]
    [InlineData(nameof(GroupSort.Members), "e,a,d,b,C")]
    [InlineData(nameof(GroupSort.In), "b,C,a,e,d")]
    [InlineData(nameof(GroupSort.Out), "C,a,b,e,d")]
    [InlineData(nameof(GroupSort.Drain), "a,C,e,b,d")]
    public void It_can_be_sorted_by(string sort, string expected) =>
        Assert.Equal(expected, string.Join(',', Of(new StatusQuery { Sort = Enum.Parse<GroupSort>(sort) }).Names()));

    [Theory]
    [InlineData(nameof(GroupSelection.All), 5)]
    [InlineData(nameof(GroupSelection.Lagging), 3)]
    [InlineData(nameof(GroupSelection.Stalled), 1)]
    [InlineData(nameof(GroupSelection.Unattended), 1)]
    public void It_can_be_narrowed_to(string only, int expected) => Assert.Equal(expected, Of(new StatusQuery { Only = Enum.Parse<GroupSelection>(only) }).Matching);

    [Theory]
    [InlineData("PAY", "C")]
    [InlineData("no_mem", "b")]
    [InlineData("c", "C,a,b,e,d")]
    [InlineData("shop", "C,a,b,e,d")]
    [InlineData("nothing like it", "")]
    public void The_text_is_looked_for_in_all_names_in_any_case(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', Of(new StatusQuery(text)).Names()));

    [Fact]
    public void Counts_are_of_all_groups_whatever_is_shown()
    {
        var table = Of(new StatusQuery("payments", Rows: 1));
        Assert.Equal((1, 1, 5, 3, 1), (table.Rows.Length, table.Matching, table.Total, table.Lagging, table.Stalled));
    }

    [Fact]
    public void No_more_rows_are_made_than_were_asked_for() => Assert.Equal(["C", "a"], Of(new StatusQuery(Rows: 2)).Names());

    [Fact]
    public void Names_are_compared_and_never_read() =>
        Assert.Equal(["<b>\"\n\u202e"], GroupTable.Of([Groups.View("<b>\"\n\u202e")], new StatusQuery("\"\n")).Names());

    private static GroupTable Of(StatusQuery query) => GroupTable.Of(_groups, query);
}
