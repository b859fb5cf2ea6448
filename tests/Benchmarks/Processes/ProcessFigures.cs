using System.Globalization;

namespace Benchmarks.Processes;

/// <summary>What Linux says of a process (proc_pid_status(5)).</summary>
internal static class ProcessFigures
{
    /// <summary>Resident bytes.</summary>
    public static long Resident(int processId) => Kibibytes(processId, "VmRSS:");

    /// <summary>Resident bytes, the most that there ever were.</summary>
    public static long ResidentPeak(int processId) => Kibibytes(processId, "VmHWM:");

    /// <summary>Resident bytes that are not pages of a file: what the process itself has made.</summary>
    public static long ResidentAnonymous(int processId) => Kibibytes(processId, "RssAnon:");

    private static long Kibibytes(int processId, string name) => 1024 * long.Parse(
        File.ReadLines($"/proc/{processId}/status").Single(line => line.StartsWith(name, StringComparison.Ordinal))
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
