namespace Benchmarks.Nats;

/// <summary>How much a server has, how often it is scraped, and by which way: its monitoring port or the system account.</summary>
internal sealed record NatsOptions(int Streams, int Consumers, int Scrapes, TimeSpan Interval, bool System)
{
    public static NatsOptions Read(IReadOnlyList<string> args)
    {
        var flags = new Flags(args, "--streams", "--consumers", "--scrapes", "--interval", "--system");
        return new NatsOptions(
            flags.Count("--streams", 1000), flags.Count("--consumers", 5), flags.Count("--scrapes", 12), flags.Seconds("--interval", 2),
            flags.Count("--system", 0) > 0);
    }
}
