using System.Text.RegularExpressions;

namespace BrokerExporter.Configuration;

/// <summary>Environment variables that stand for keys: <c>targets[0].rocketmq.timeout</c> is <c>BROKER_EXPORTER_TARGETS_0_ROCKETMQ_TIMEOUT</c>.</summary>
internal static partial class VariableName
{
    public const string Prefix = "BROKER_EXPORTER_";

    /// <summary>Names the configuration file, as <c>--config.file</c> does; no key of the file itself.</summary>
    public const string ConfigFile = Prefix + "CONFIG_FILE";

    public static string Of(string path) => Prefix + path
        .Replace('.', '_').Replace('[', '_').Replace("]", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>
    /// Kubernetes tells every container of the Services in its namespace, in the manner of Docker's links: one that is called
    /// broker-exporter, or broker-exporter-something, gives variables with our prefix that nobody meant for us.
    /// </summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">What it says: a name that merely ends in <c>_PORT</c> may also be a key that somebody misspelt, but that is no address.</param>
    public static bool IsOfService(string name, string value) =>
        ServiceVariable().IsMatch(name) || (name.EndsWith("_PORT", StringComparison.Ordinal) && value.Contains("://", StringComparison.Ordinal));

    [GeneratedRegex(@"^BROKER_EXPORTER_([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)\z")]
    private static partial Regex ServiceVariable();
}
