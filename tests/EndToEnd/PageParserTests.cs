using EndToEnd.Testing;

namespace EndToEnd;

/// <summary>The parser that all other tests trust must not let anything pass.</summary>
public sealed class PageParserTests
{
    private const string _head = "# HELP a_total Text.\n# TYPE a_total counter\n";

    [Fact]
    public void A_good_page_is_read()
    {
        var page = PageParser.Parse(_head + "a_total{x=\"1\",y=\"q\\\"u\\\\o\\nte\"} 12\na_total 0.5\n# HELP b B.\n# TYPE b gauge\nb{x=\"1\"} +Inf\n");
        Assert.Equal(12, page.Value("a_total", ("y", "q\"u\\o\nte")));
        Assert.Equal(double.PositiveInfinity, page.Value("b"));
        Assert.Equal(3, page.Samples.Count);
    }

    [Theory]
    [InlineData("a_total 1")]
    [InlineData(_head + "a_total 1")]
    [InlineData(_head + "a_total 1\na_total 2\n")]
    [InlineData(_head + "a_total\n")]
    [InlineData(_head + "a_total  1\n")]
    [InlineData(_head + "a_total 1,5\n")]
    [InlineData(_head + "a_total 1 \n")]
    [InlineData(_head + "a_total x\n")]
    [InlineData(_head + "b 1\n")]
    [InlineData(_head + "a_total{} 1\n")]
    [InlineData(_head + "a_total{x=1} 1\n")]
    [InlineData(_head + "a_total{x=\"1} 1\n")]
    [InlineData(_head + "a_total{x=\"1\"\n")]
    [InlineData(_head + "a_total{x=\"1\",x=\"2\"} 1\n")]
    [InlineData(_head + "a_total{x=\"\\q\"} 1\n")]
    [InlineData(_head + "a_total{0x=\"1\"} 1\n")]
    [InlineData(_head + "\na_total 1\n")]
    [InlineData(_head + "# a comment\na_total 1\n")]
    [InlineData(_head + _head + "a_total 1\n")]
    [InlineData("# TYPE a_total counter\na_total 1\n")]
    [InlineData("# HELP a_total Text.\na_total 1\n")]
    [InlineData("# HELP a Text.\n# TYPE a counter\na 1\n")]
    [InlineData("# HELP a_total Text.\n# TYPE a_total gauge\na_total 1\n")]
    [InlineData("# HELP a Text.\n# TYPE a summary\na 1\n")]
    [InlineData(_head + "a_total{x=\"1\"} 1\n# HELP b B.\n# TYPE b gauge\nb 1\na_total{x=\"2\"} 1\n")]
    public void A_flaw_is_found(string text) => Assert.Throws<FormatException>(() => PageParser.Parse(text));
}
