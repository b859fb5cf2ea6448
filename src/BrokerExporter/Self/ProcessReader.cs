using System.Diagnostics;

namespace BrokerExporter.Self;

/// <summary>Asks the operating system about this process.</summary>
internal static class ProcessReader
{
    public static DateTimeOffset StartTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.StartTime.ToUniversalTime();
    }

    public static ProcessReading Read()
    {
        if (!OperatingSystem.IsLinux())
            return new ProcessReading(Environment.CpuUsage.TotalTime, Environment.WorkingSet, null, null, null, null);

        try
        {
            var (threads, virtualBytes) = ProcFiles.ParseStat(File.ReadAllText("/proc/self/stat"));
            return new ProcessReading(
                Environment.CpuUsage.TotalTime,
                Environment.WorkingSet,
                virtualBytes,
                threads,
                // The directory's own descriptor is open while it is read.
                Directory.GetFileSystemEntries("/proc/self/fd").Length - 1,
                ProcFiles.ParseMaxOpenFiles(File.ReadAllText("/proc/self/limits")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A container may hide /proc.
            return new ProcessReading(Environment.CpuUsage.TotalTime, Environment.WorkingSet, null, null, null, null);
        }
    }
}
