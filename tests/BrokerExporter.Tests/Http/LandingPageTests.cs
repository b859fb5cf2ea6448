using BrokerExporter.Configuration;
using BrokerExporter.Http;
using BrokerExporter.Self;

namespace BrokerExporter.Tests.Http;

public sealed class LandingPageTests
{
    [Fact]
    public void What_it_shows_is_escaped()
    {
        var html = LandingPage.Write(new BuildInfo("<b>", "", ""), ["/\"><script>"], new WebPaths(new WebConfig()));
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }
}
