using System.Globalization;

namespace BrokerExporter.Self;

/// <summary>Reads what proc(5) shows: <c>/proc/self/stat</c> and <c>/proc/self/limits</c>.</summary>
internal static class ProcFiles
{
    // Fields are counted from 1 in proc(5); what follows the command starts with the third.
    private const int _threads = 20 - 3;
    private const int _virtualBytes = 23 - 3;

    public static (long? Threads, long? VirtualBytes) ParseStat(string stat)
    {
        // The command may contain blanks and parentheses; its end is the last one.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (Number(fields, _threads), Number(fields, _virtualBytes));
    }

    /// <summary>The soft limit, which is the one that is enforced.</summary>
    public static long? ParseMaxOpenFiles(string limits)
    {
        const string name = "Max open files";
        var line = limits.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? null : Number(line[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries), 0);
    }

    private static long? Number(string[] fields, int index) =>
        index < fields.Length && long.TryParse(fields[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
