using System.Globalization;
using Benchmarks.Processes;

namespace Benchmarks.Startup;

/// <summary>What does it cost to start, and to be there? Nobody listens at the only name server's address.</summary>
internal static class StartupCommand
{
    private const double MiB = 1024 * 1024;

    public static async Task RunAsync(StartupOptions options)
    {
        Console.WriteLine("| start | wall to the first 200, ms | CPU to the first 200, ms | idle RSS MB | of it not files, MB | idle CPU ms/s |\n|---|---|---|---|---|---|");
        for (var number = 1; number <= options.Starts; number++)
            Console.WriteLine(await StartAsync(number, options.Idle));
    }

    private static async Task<string> StartAsync(int number, TimeSpan idle)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        // Port 9 (discard) answers nowhere: the target is down, and the page says so at once.
        await using var exporter = ExporterProcess.Start("127.0.0.1:9");
        await exporter.FirstScrapeAsync();
        var (wall, cpu) = (time.GetElapsedTime(started), exporter.Cpu);
        await Task.Delay(idle);
        var later = exporter.Cpu;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {number} | {wall.TotalMilliseconds:0} | {cpu.TotalMilliseconds:0} | {ProcessFigures.Resident(exporter.Id) / MiB:0.0} | " +
            $"{ProcessFigures.ResidentAnonymous(exporter.Id) / MiB:0.0} | {(later - cpu).TotalMilliseconds / idle.TotalSeconds:0.0} |");
    }
}
