using System.Globalization;
using System.Text.RegularExpressions;
using Probes.Transport;

namespace Probes.Contract;

/// <summary>The types that a key can have.</summary>
public static class SettingTypes
{
    public static Setting<string> Text(string key, string @default = "", string example = "text") =>
        new(key, @default, static (string text, out string value) =>
        {
            value = text;
            return true;
        }, "a text", example);

    public static Setting<bool> Flag(string key, bool @default) =>
        new(key, @default, static (string text, out bool value) =>
        {
            value = text == "true";
            return text is "true" or "false";
        }, "a flag", "true, false");

    public static Setting<int> Count(string key, int @default, int minimum = 0, int maximum = int.MaxValue) =>
        new(key, @default, (string text, out int value) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= minimum && value <= maximum,
            maximum == int.MaxValue ? $"a number from {minimum} up" : $"a number from {minimum} to {maximum}",
            @default.ToString(CultureInfo.InvariantCulture));

    public static Setting<TimeSpan> Duration(string key, TimeSpan @default) =>
        new(key, @default, DurationText.TryParse, "a duration", "10s, 1m30s");

    public static Setting<Endpoint> Endpoint(string key, int defaultPort) =>
        new(key, default, (string text, out Endpoint value) => Transport.Endpoint.TryParse(text, defaultPort, out value),
            "an address", "10.0.0.1:9876, [::1]:9876, name:9876") { Expands = true };

    /// <summary>A password, key or token; null if it is empty or absent. <see cref="SecretSettings"/> reads the file beside it too.</summary>
    public static Setting<Secret?> Secret(string key) =>
        new(key, null, static (string text, out Secret? value) =>
        {
            value = text.Length == 0 ? null : Contract.Secret.Of(text);
            return true;
        }, "a secret", "${NAME}") { Expands = true, IsSecret = true };

    /// <summary>The name of a file; empty if absent.</summary>
    public static Setting<string> File(string key) => Text(key) with { Kind = "a file", Example = "/etc/broker-exporter/" + key };

    /// <summary>One of a few words.</summary>
    public static Setting<T> Choice<T>(string key, T @default, params (string Word, T Value)[] choices) =>
        new(key, @default, (string text, out T value) =>
        {
            foreach (var choice in choices)
            {
                if (choice.Word == text)
                {
                    value = choice.Value;
                    return true;
                }
            }

            value = @default;
            return false;
        }, "one of the choices", string.Join(", ", choices.Select(choice => choice.Word)))
        {
            Write = value => choices.FirstOrDefault(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Word ?? "",
        };

    /// <summary>A regular expression that a whole name must match, as in Prometheus; matching takes linear time.</summary>
    public static Setting<NamePattern> Pattern(string key, NamePattern @default) =>
        new(key, @default, (string text, out NamePattern value) =>
        {
            var right = NamePattern.TryParse(text, out var pattern);
            value = pattern ?? @default;
            return right;
        }, "a regular expression", "orders_.*|payments");
}
