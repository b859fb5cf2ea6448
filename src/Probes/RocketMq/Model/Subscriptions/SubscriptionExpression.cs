namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>Which messages of a topic a member wants, in a form that can be compared (FilterAPI.buildSubscriptionData in apache/rocketmq).</summary>
internal static class SubscriptionExpression
{
    private const string Everything = "*";

    /// <param name="type">TAG or SQL92.</param>
    /// <param name="text">"*", "TagA || TagB" in any order, or SQL.</param>
    public static string Normalize(string type, string text)
    {
        if (type != "TAG")
            return $"{type} {text.Trim()}";
        if (text.Length == 0 || text == Everything)
            return Everything;
        var tags = text.Split("||", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join("||", tags.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
