using System.Globalization;

namespace Simulator.Tests.Support;

/// <summary>Reads fastjson's bodies: any value may be a key.</summary>
internal sealed class LooseJson(string text)
{
    private int at;

    /// <returns>A LooseObject, a list, a string, a long, a double, or a bool.</returns>
    public static object Parse(string text)
    {
        var parser = new LooseJson(text);
        var value = parser.Value();
        Assert.Equal(text.Length, parser.at);
        return value;
    }

    private object Value() => text[at] switch
    {
        '{' => Object(),
        '[' => Array(),
        '"' => String(),
        't' => Word("true", true),
        'f' => Word("false", false),
        _ => Number(),
    };

    private LooseObject Object()
    {
        var entries = new List<KeyValuePair<object, object>>();
        at++;
        while (text[at] != '}')
        {
            var key = Value();
            Assert.Equal(':', text[at++]);
            entries.Add(new(key, Value()));
            at += text[at] == ',' ? 1 : 0;
        }

        at++;
        return new LooseObject(entries);
    }

    private List<object> Array()
    {
        var items = new List<object>();
        at++;
        while (text[at] != ']')
        {
            items.Add(Value());
            at += text[at] == ',' ? 1 : 0;
        }

        at++;
        return items;
    }

    private string String()
    {
        var start = ++at;
        while (text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return text[start..at++].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
    }

    private bool Word(string word, bool value)
    {
        Assert.Equal(word, text.Substring(at, word.Length));
        at += word.Length;
        return value;
    }

    private object Number()
    {
        var start = at;
        while (at < text.Length && "+-.0123456789E".Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }

        var number = text[start..at];
        return long.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole)
            ? (object)whole
            : double.Parse(number, CultureInfo.InvariantCulture);
    }
}
