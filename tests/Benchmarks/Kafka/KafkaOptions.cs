namespace Benchmarks.Kafka;

/// <summary>How much a simulated cluster has, and how often it is scraped.</summary>
internal sealed record KafkaOptions(int Topics, int Partitions, int Groups, int TopicsPerGroup, int Scrapes, TimeSpan Interval)
{
    public static KafkaOptions Read(IReadOnlyList<string> args)
    {
        var flags = new Flags(args, "--topics", "--partitions", "--groups", "--topics-per-group", "--scrapes", "--interval");
        return new KafkaOptions(
            flags.Count("--topics", 200), flags.Count("--partitions", 20), flags.Count("--groups", 100), flags.Count("--topics-per-group", 5),
            flags.Count("--scrapes", 20), flags.Seconds("--interval", 2));
    }
}
