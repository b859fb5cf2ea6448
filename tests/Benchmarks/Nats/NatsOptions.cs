namespace Benchmarks.Nats;

/// <summary>How much a server has, and how often it is scraped.</summary>
internal sealed record NatsOptions(int Streams, int Consumers, int Scrapes, TimeSpan Interval)
{
    public static NatsOptions Read(IReadOnlyList<string> args)
    {
        var flags = new Flags(args, "--streams", "--consumers", "--scrapes", "--interval");
        return new NatsOptions(
            flags.Count("--streams", 1000), flags.Count("--consumers", 5), flags.Count("--scrapes", 12), flags.Seconds("--interval", 2));
    }
}
