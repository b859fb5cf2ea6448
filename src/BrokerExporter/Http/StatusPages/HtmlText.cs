using System.Globalization;
using System.Runtime.CompilerServices;

namespace BrokerExporter.Http.StatusPages;

/// <summary>What the compiler makes of an interpolated string that is given to <see cref="HtmlWriter.Write"/>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlText
{
    private readonly HtmlWriter _writer;

    /// <param name="literalLength">The length of the markup.</param>
    /// <param name="formattedCount">How many holes it has.</param>
    /// <param name="writer">Where it is written.</param>
    public HtmlText(int literalLength, int formattedCount, HtmlWriter writer)
    {
        _ = (literalLength, formattedCount);
        _writer = writer;
    }

    public void AppendLiteral(string markup) => _writer.Markup(markup);

    public void AppendFormatted(string? text) => _writer.Text(text ?? "");

    public void AppendFormatted(int number) => _writer.Markup(number.ToString(CultureInfo.InvariantCulture));
}
