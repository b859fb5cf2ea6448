namespace Probes.Nats.Model.Servers;

/// <summary>Compares what servers say of their release, such as 2.10.17 or 2.11.0-RC.1.</summary>
internal static class Release
{
    /// <returns>False also for what is no release.</returns>
    public static bool IsAtLeast(string version, int major, int minor, int patch) =>
        Version.TryParse(version.Split('-', 2)[0], out var known) && known >= new Version(major, minor, patch);
}
