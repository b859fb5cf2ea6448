using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>Values as a configuration would say them.</summary>
internal static class SettingText
{
    /// <summary>What reads back as the value; a secret's own text is for comparing, never for showing.</summary>
    public static ScalarNode Of<T>(Setting<T> setting, T value) =>
        new(0, (value is null ? null : setting.Write?.Invoke(value)) ?? TextOf(value), IsNull: value is null) { IsSecret = setting.IsSecret };

    private static string TextOf(object? value) => value switch
    {
        null => "",
        TimeSpan duration => DurationText.Format(duration),
        bool flag => flag ? "true" : "false",
        // Where the file is one of its own keys.
        Secret secret => secret.Reveal() ?? "",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
