namespace BrokerExporter.Configuration;

/// <summary>Paths of keys as errors show them.</summary>
internal static class ConfigPath
{
    public static string Join(string path, string key) => path.Length == 0 ? key : key.Length == 0 ? path : $"{path}.{key}";

    /// <summary>Whether a value is none that may be shown: its key, or a section above it, says so.</summary>
    public static bool IsSecret(string path) =>
        _secretWords.Any(word => path.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A path that may be shown: <c>{secret_key:abc}</c>, without a space, is a key to YAML, value and all.</summary>
    public static string WithoutSecret(string path) =>
        path.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 && IsSecret(path) ? path[..colon] + ":..." : path;

    private static readonly string[] _secretWords = ["password", "secret", "token", "credential", "private", "access_key"];
}
