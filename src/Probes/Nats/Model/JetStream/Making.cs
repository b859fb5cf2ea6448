namespace Probes.Nats.Model.JetStream;

/// <summary>When something was made, by which one of the same name that was made again is told from it.</summary>
internal static class Making
{
    // Each server dates a consumer's making by itself, and again when it restarts; nobody makes one anew within a second.
    private static readonly TimeSpan _sameness = TimeSpan.FromSeconds(1);

    public static bool IsAnother(DateTimeOffset made, DateTimeOffset other) => (made - other).Duration() > _sameness;
}
