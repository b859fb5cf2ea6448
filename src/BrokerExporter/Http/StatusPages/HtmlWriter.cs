using System.Runtime.CompilerServices;
using System.Text;

namespace BrokerExporter.Http.StatusPages;

/// <summary>
/// Writes HTML. What stands between the holes of a string is markup; what is put into the holes is text and is encoded, in
/// elements as in quoted attributes, so that nothing can be forgotten.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    public HtmlWriter Write([InterpolatedStringHandlerArgument("")] HtmlText html)
    {
        // It has written itself.
        _ = html;
        return this;
    }

    internal void Markup(string markup) => _html.Append(markup);

    internal void Text(string text)
    {
        // A lone surrogate comes as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => _html.Append("&amp;"),
                '<' => _html.Append("&lt;"),
                '>' => _html.Append("&gt;"),
                '"' => _html.Append("&quot;"),
                '\'' => _html.Append("&#39;"),
                _ when VisibleText.IsVisible(rune) => _html.Append(rune.ToString()),
                _ => _html.Append(VisibleText.CodeOf(rune)),
            };
        }
    }

    public override string ToString() => _html.ToString();
}
