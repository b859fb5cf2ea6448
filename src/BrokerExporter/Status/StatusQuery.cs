namespace BrokerExporter.Status;

/// <summary>Which groups are looked at, and in which order.</summary>
/// <param name="Text">In the name of the group, topic, cluster, account or target, in any case; empty: all.</param>
/// <param name="Only">Which of those.</param>
/// <param name="Sort">By what.</param>
/// <param name="Reversed">The other way round than one usually wants it.</param>
/// <param name="Rows">How many at most; the rest is counted.</param>
internal sealed record StatusQuery(
    string Text = "", GroupSelection Only = GroupSelection.All, GroupSort Sort = GroupSort.Lag, bool Reversed = false, int Rows = StatusQuery.UsualRows)
{
    public const int UsualRows = 100;

    /// <summary>A page of more rows than this helps nobody and costs everybody.</summary>
    public const int MostRows = 2000;
}
