using System.Globalization;

namespace BrokerExporter.Configuration;

/// <summary>One mistake in the configuration.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">The line, from 1; 0: it is not the file that is wrong.</param>
/// <param name="Path">The key: <c>targets[1].rocketmq.timeout</c>; empty for the file itself; the variable or flag that gave the value.</param>
/// <param name="Problem">What is wrong, and what was expected.</param>
internal sealed record ConfigError(string File, int Line, string Path, string Problem)
{
    public override string ToString() => Line == 0
        ? Path.StartsWith("--", StringComparison.Ordinal) ? $"{Path}: {Problem}" : $"environment: {Path}: {Problem}"
        : Path.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Problem}")
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Path}: {Problem}");
}
