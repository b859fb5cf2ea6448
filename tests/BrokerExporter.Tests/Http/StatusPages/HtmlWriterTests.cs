using BrokerExporter.Http.StatusPages;

namespace BrokerExporter.Tests.Http.StatusPages;

public sealed class HtmlWriterTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onmouseover='x'", "&quot; onmouseover=&#39;x&#39;")]
    [InlineData("a&amp;b", "a&amp;amp;b")]
    [InlineData("two\nlines\r\tand a tab", "two\\nlines\\r\\tand a tab")]
    [InlineData("gnp.\u202Efdp", "gnp.\\u202Efdp")]
    [InlineData("\u2066x\u2069", "\\u2066x\\u2069")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero\\u200Bwidth\\uFEFF")]
    [InlineData("no\u00A0break", "no\\u00A0break")]
    [InlineData("nul\0", "nul\\u0000")]
    [InlineData("\U000E0041tag", "\\U000E0041tag")]
    [InlineData("订单-取消", "订单-取消")]
    [InlineData("заказы é 🙂", "заказы é 🙂")]
    public void What_stands_in_a_hole_is_text(string name, string expected) =>
        Assert.Equal($"<p title=\"{expected}\">{expected}</p>", new HtmlWriter().Write($"<p title=\"{name}\">{name}</p>").ToString());

    [Fact]
    public void What_stands_between_holes_is_markup() => Assert.Equal("<b>&</b>", new HtmlWriter().Write($"<b>&</b>").ToString());

    [Fact]
    public void Whatever_the_name_is_there_is_no_markup_in_it()
    {
        for (var character = 0; character < 0x10000; character++)
        {
            var html = new HtmlWriter().Write($"{((char)character).ToString()}").ToString();
            Assert.DoesNotContain(html, letter => letter is '<' or '>' or '"' or '\'' || char.IsControl(letter));
        }
    }
}
