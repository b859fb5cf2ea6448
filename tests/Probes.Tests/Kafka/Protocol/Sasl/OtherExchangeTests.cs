using System.Text;
using Probes.Kafka.Protocol.Sasl;
using Probes.Transport;

namespace Probes.Tests.Kafka.Protocol.Sasl;

public sealed class OtherExchangeTests
{
    [Fact]
    public void Plain_is_as_in_the_example_of_RFC_4616()
    {
        var exchange = new PlainExchange("tim", "tanstaaftanstaaf");
        Assert.Equal("\0tim\0tanstaaftanstaaf", Text(exchange.First()));
        Assert.Null(exchange.Next([]));
        Assert.Equal("PLAIN", exchange.ToString());
    }

    [Fact]
    public void Bearer_is_as_in_RFC_7628_without_host_and_port_which_are_optional()
    {
        var exchange = new OAuthBearerExchange("vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==");
        Assert.Equal("n,,\u0001auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\u0001\u0001", Text(exchange.First()));
        Assert.Null(exchange.Next([]));
        Assert.Null(exchange.Refusal);
        Assert.Equal("OAUTHBEARER", exchange.ToString());
    }

    /// <summary>RFC 7628, section 4.3.</summary>
    [Fact]
    public void A_refusal_is_answered_with_a_separator_and_then_no_success_counts()
    {
        var exchange = new OAuthBearerExchange("t");
        Assert.Equal([(byte)1], exchange.Next("""{"status":"invalid_token","scope":"example_scope","openid-configuration":"https://example.com"}"""u8)!.Value);
        Assert.Equal("invalid_token", exchange.Refusal);
        Assert.Equal("the token is refused (invalid_token)", Assert.Throws<SaslException>(() => exchange.Next([])).Message);
    }

    [Theory]
    [InlineData("{}", "no reason given")]
    [InlineData("{\"status\":7}", "no reason given")]
    [InlineData("{\"a\":{\"status\":\"inner\"},\"status\":\"outer\"}", "outer")]
    [InlineData("{\"status\":\"a\\r\\nb\"}", "ab")]
    [InlineData("[]", "no reason given")]
    public void Of_a_refusal_only_the_status_is_told(string challenge, string refusal)
    {
        var exchange = new OAuthBearerExchange("t");
        exchange.Next(Encoding.UTF8.GetBytes(challenge));
        Assert.Equal(refusal, exchange.Refusal);
    }

    [Fact]
    public void A_refusal_that_is_not_JSON_breaks_the_protocol() =>
        Assert.Throws<ProtocolException>(() => new OAuthBearerExchange("t").Next("no!"u8));

    /// <summary>RFC 7519, section 3.1; the second is not signed (section 6.1).</summary>
    [Theory]
    [InlineData("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", 1300819380L)]
    [InlineData("eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.", 1300819380L)]
    [InlineData("a.e30.c", null)]
    [InlineData("a.!!.c", null)]
    [InlineData("a.bm90anNvbg.c", null)]
    [InlineData("a.eyJleHAiOiIxIn0.c", null)]
    [InlineData("a.eyJleHAiOjFlOTl9.c", null)]
    [InlineData("opaque", null)]
    [InlineData("", null)]
    public void When_a_token_ends_is_read_where_it_says_so(string token, long? seconds) =>
        Assert.Equal(seconds, TokenExpiry.Of(token)?.ToUnixTimeSeconds());

    [Theory]
    [InlineData("""{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"example","expires_in":3600}""", 3600d)]
    [InlineData("""{"access_token":"2YotnFZFEjr1zCsicMWpAA","expires_in":"3600"}""", 3600d)]
    [InlineData("""{"access_token":"2YotnFZFEjr1zCsicMWpAA"}""", null)]
    [InlineData("""{"access_token":"2YotnFZFEjr1zCsicMWpAA","expires_in":-1}""", null)]
    [InlineData("""{"access_token":"2YotnFZFEjr1zCsicMWpAA","expires_in":null}""", null)]
    public void A_grant_is_as_in_RFC_6749(string body, double? lifetime)
    {
        var grant = TokenGrant.Read(Encoding.UTF8.GetBytes(body));
        Assert.Equal("2YotnFZFEjr1zCsicMWpAA", grant.AccessToken);
        Assert.Equal(lifetime, grant.LifetimeSeconds);
        Assert.DoesNotContain("2Yot", grant.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"access_token\":\"\"}")]
    [InlineData("{\"access_token\":5}")]
    public void What_holds_no_token_is_no_grant(string body) => Assert.Throws<ProtocolException>(() => TokenGrant.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("{\"error\":\"invalid_client\"}", "invalid_client")]
    [InlineData("{\"error\":\"invalid_scope\",\"error_description\":\"no such scope\"}", "invalid_scope: no such scope")]
    [InlineData("{}", null)]
    [InlineData("[1]", null)]
    [InlineData("<html>", null)]
    public void A_refusal_of_the_endpoint_has_a_code(string body, string? error) => Assert.Equal(error, TokenGrant.ErrorIn(Encoding.UTF8.GetBytes(body)));

    private static string Text(IEnumerable<byte> bytes) => Encoding.UTF8.GetString([.. bytes]);
}
