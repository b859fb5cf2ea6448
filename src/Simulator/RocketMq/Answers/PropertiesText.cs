using System.Text;

namespace Simulator.RocketMq.Answers;

/// <summary>A server's configuration as java.util.Properties text: an embedded file with ${names} to fill in.</summary>
internal static class PropertiesText
{
    public static string Load(string name)
    {
        using var stream = typeof(PropertiesText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder(text);
        foreach (var (name, value) in values)
        {
            filled.Replace("${" + name + "}", value);
        }

        return filled.ToString();
    }
}
