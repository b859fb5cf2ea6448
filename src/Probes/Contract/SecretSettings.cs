using Probes.Transport;

namespace Probes.Contract;

/// <summary>Reads a secret that stands in the configuration, <c>password</c>, or in a file that it names, <c>password_file</c>.</summary>
public static class SecretSettings
{
    /// <returns>Null if there is none, or none that could be read; the mistake is noted then.</returns>
    public static Secret? Read(ISettings settings, string key)
    {
        var (value, fileKey) = (settings.Get(SettingTypes.Secret(key)), key + "_file");
        var file = settings.Get(SettingTypes.File(fileKey));
        if (file.Length == 0)
            return value;
        if (value is not null)
            settings.Reject(fileKey, $"stands beside {key} (expected one of them)");
        else if (SecretReader.ProblemOf(file) is { } problem)
            settings.Reject(fileKey, problem);
        return value ?? Secret.InFile(file);
    }
}
