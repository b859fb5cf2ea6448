using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.Tests.RocketMq.Model;

public sealed class SubscriptionVerdictTests
{
    [Fact]
    public void Nobody_has_looked_is_no_verdict() => Assert.Null(SubscriptionVerdict.Of(null, null));

    [Fact]
    public void Nothing_found_is_consistent() => Assert.True(SubscriptionVerdict.Of(new SubscriptionFindings(), null)!.IsConsistent);

    [Fact]
    public void Findings_of_all_sources_count_once_and_in_order()
    {
        var verdict = SubscriptionVerdict.Of(
            new SubscriptionFindings(SubscriptionReason.ClientIdTwice, SubscriptionReason.TopicsDiffer),
            new SubscriptionFindings(SubscriptionReason.TopicsDiffer))!;
        Assert.False(verdict.IsConsistent);
        Assert.Equal([SubscriptionReason.TopicsDiffer, SubscriptionReason.ClientIdTwice], verdict.Reasons);
    }

    [Fact]
    public void Who_knows_exactly_is_believed_and_not_who_suspects()
    {
        var exact = new SubscriptionFindings([], [SubscriptionReason.TopicsDiffer, SubscriptionReason.TagsDiffer]);
        var signs = new SubscriptionFindings(SubscriptionReason.TagsDiffer, SubscriptionReason.ClientMissing);
        Assert.Equal([SubscriptionReason.ClientMissing], SubscriptionVerdict.Of(signs, exact)!.Reasons);
        Assert.Equal([SubscriptionReason.TagsDiffer], SubscriptionVerdict.Of(new SubscriptionFindings(), exact with { Found = [SubscriptionReason.TagsDiffer] })!.Reasons);
    }

    [Fact]
    public void Every_reason_has_a_label_of_its_own() =>
        Assert.Equal(SubscriptionReasons.All.Count, SubscriptionReasons.All.Select(reason => reason.Label()).Distinct().Count());

    [Theory]
    [InlineData("*", "")]
    [InlineData("TagA || TagB", "TagB||TagA")]
    [InlineData(" TagA", "TagA || TagA")]
    public void Tags_that_mean_the_same_are_the_same(string left, string right) =>
        Assert.Equal(SubscriptionExpression.Normalize("TAG", left), SubscriptionExpression.Normalize("TAG", right));

    [Theory]
    [InlineData("TAG", "TagA", "TAG", "TagB")]
    [InlineData("TAG", "TagA", "TAG", "*")]
    [InlineData("TAG", "a", "SQL92", "a")]
    [InlineData("SQL92", "a > 1", "SQL92", "a > 2")]
    public void Others_are_not(string leftType, string left, string rightType, string right) =>
        Assert.NotEqual(SubscriptionExpression.Normalize(leftType, left), SubscriptionExpression.Normalize(rightType, right));
}
