namespace Benchmarks.Startup;

/// <summary>How often the exporter is started, and how long it is then left alone.</summary>
internal sealed record StartupOptions(int Starts, TimeSpan Idle)
{
    public static StartupOptions Read(IReadOnlyList<string> args)
    {
        var flags = new Flags(args, "--starts", "--idle");
        return new StartupOptions(flags.Count("--starts", 5), flags.Seconds("--idle", 5));
    }
}
