using System.Globalization;
using System.Text;

namespace Probes.RocketMq.Protocol;

/// <summary>Escapes of java.util.Properties: a backslash before anything that has no meaning is dropped.</summary>
internal static class JavaEscapes
{
    public static string Resolve(ReadOnlySpan<char> text)
    {
        if (!text.Contains('\\'))
            return text.ToString();
        var output = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\' || at == text.Length - 1)
                output.Append(text[at]);
            else if (text[++at] == 'u' && TryReadUnit(text[(at + 1)..], out var unit))
                (output, at) = (output.Append(unit), at + 4);
            else
                output.Append(text[at] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', var other => other });
        }
        return output.ToString();
    }

    private static bool TryReadUnit(ReadOnlySpan<char> text, out char unit)
    {
        ushort value = 0;
        var read = text.Length >= 4 &&
            ushort.TryParse(text[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        unit = (char)value;
        return read;
    }
}
