using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Model;

/// <param name="Topic">The topic read.</param>
/// <param name="Expression">"*", or tags: "TagA || TagB".</param>
/// <param name="Version">subVersion: Unix milliseconds of the last change.</param>
internal sealed record Subscription(string Topic, string Expression, long Version)
{
    public IReadOnlyList<string> Tags { get; } = Expression == "*"
        ? []
        : Expression.Split("||", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<int> TagCodes => Tags.Select(JavaText.HashCode);
}
