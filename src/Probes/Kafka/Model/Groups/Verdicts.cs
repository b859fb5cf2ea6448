using System.Collections.Immutable;

namespace Probes.Kafka.Model.Groups;

/// <summary>Verdicts as label values.</summary>
internal static class Verdicts
{
    public static ImmutableArray<Verdict> All { get; } = [.. Enum.GetValues<Verdict>()];

    public static string Label(this Verdict verdict) => verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.Warn => "warn",
        Verdict.Rewind => "rewind",
        Verdict.Stall => "stall",
        Verdict.Stop => "stop",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
