namespace BrokerExporter.Configuration;

/// <summary>A list.</summary>
internal sealed record ListNode(int Line, IReadOnlyList<ConfigNode> Items) : ConfigNode(Line)
{
    public override string Shape => "a list";
}
