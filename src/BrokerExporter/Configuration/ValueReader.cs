using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>Reads single values, or notes what is wrong with them.</summary>
internal sealed class ValueReader(ReadingContext context)
{
    /// <returns>False if it is none of what is expected, which was noted; then the setting's default is read.</returns>
    public bool TryRead<T>(Setting<T> setting, ConfigNode value, string path, out T read)
    {
        read = setting.Default;
        if (value is not ScalarNode { IsNull: false } scalar)
        {
            Mismatch(value, path, $"{setting.Kind}, e.g. {setting.Example}");
            return false;
        }

        if (scalar.IsBroken)
            return false;
        string? problem = null;
        // A variable's own value is taken as it is.
        var text = setting.Expands && scalar.Origin is null ? EnvironmentText.Expand(scalar.Text, context.Environment, out problem) : scalar.Text;
        if (problem is not null)
        {
            context.Errors.Add(scalar, path, problem);
            return false;
        }

        if (setting.Read(text, out read))
            return true;
        var shown = setting.IsSecret || ConfigPath.IsSecret(path) ? "the value" : $"\"{Shown(scalar.Text)}\"";
        context.Errors.Add(scalar, path, $"{shown} is not {setting.Kind} (expected e.g. {setting.Example})");
        return false;
    }

    /// <summary>Notes a value of the wrong shape.</summary>
    public void Mismatch(ConfigNode value, string path, string expected)
    {
        if (value is ScalarNode { IsBroken: true })
            return;
        var problem = value is ScalarNode { IsNull: true } ? "has no value" : $"is {value.Shape}";
        context.Errors.Add(value, path, $"{problem} (expected {expected})");
    }

    // One error is one line, and not a whole certificate.
    private static string Shown(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..57] + "...";
    }
}
