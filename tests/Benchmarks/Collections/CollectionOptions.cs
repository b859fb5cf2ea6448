namespace Benchmarks.Collections;

/// <summary>How large a cluster is collected, how often, and how fast one after the other.</summary>
internal sealed record CollectionOptions(int Topics, int Pairs, int Brokers, int Scrapes, TimeSpan Interval)
{
    /// <summary>
    /// What a collection may send: 30, and one for each topic with consumers on each broker. The load's pairs are dealt
    /// to the topics in turn.
    /// </summary>
    public int RequestBudget => 30 + (Math.Min(Topics, Pairs) * Brokers);

    public static CollectionOptions Read(IReadOnlyList<string> args)
    {
        var flags = new Flags(args, "--topics", "--pairs", "--brokers", "--scrapes", "--interval");
        return new CollectionOptions(
            flags.Count("--topics", 1000), flags.Count("--pairs", 1000), flags.Count("--brokers", 4),
            flags.Count("--scrapes", 12), flags.Seconds("--interval", 5));
    }
}
