using System.Reflection;

namespace BrokerExporter.Self;

/// <summary>What this program is.</summary>
/// <param name="Version">Such as <c>0.1.0</c>.</param>
/// <param name="Revision">The commit that it was built from; empty if the build did not know.</param>
/// <param name="Runtime">The version of .NET that runs it.</param>
internal sealed record BuildInfo(string Version, string Revision, string Runtime)
{
    public static BuildInfo Current { get; } = Read();

    public override string ToString() =>
        $"broker-exporter {Version} (revision {(Revision.Length == 0 ? "unknown" : Revision)}, .NET {Runtime})";

    // The SDK writes "0.1.0+commit".
    private static BuildInfo Read()
    {
        var text = typeof(BuildInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        return new BuildInfo(plus < 0 ? text : text[..plus], plus < 0 ? "" : text[(plus + 1)..], Environment.Version.ToString());
    }
}
