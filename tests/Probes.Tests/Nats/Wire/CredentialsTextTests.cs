using System.Buffers.Text;
using System.Text;
using Probes.Nats.Protocol.Wire;

namespace Probes.Tests.Nats.Wire;

public sealed class CredentialsTextTests
{
    [Theory]
    [InlineData("\n", "-----", "------")]
    [InlineData("\r\n", "-----", "------")]
    [InlineData("\n", "---", "---")]
    public void A_file_of_nsc_has_a_token_and_a_seed(string end, string begin, string dashes)
    {
        string[] lines =
        [
            $"{begin}BEGIN NATS USER JWT{begin}", "head.body.signature", $"{dashes}END NATS USER JWT{dashes}", "",
            "************************* IMPORTANT *************************", "NKEY Seed printed below can be used to sign and prove identity.", "",
            $"{begin}BEGIN USER NKEY SEED{begin}", "SUA", $"{dashes}END USER NKEY SEED{dashes}", "",
        ];
        var credentials = CredentialsText.Read(string.Join(end, lines));
        Assert.Equal(("head.body.signature", "SUA"), (credentials.Jwt, credentials.Seed));
    }

    [Fact]
    public void A_token_may_have_more_lines_and_no_seed()
    {
        var credentials = CredentialsText.Read("-----BEGIN NATS USER JWT-----\nhead.\n body.sig \n-----END NATS USER JWT-----\n");
        Assert.Equal("head.body.sig", credentials.Jwt);
        Assert.Null(credentials.Seed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SUA")]
    [InlineData("-----BEGIN USER NKEY SEED-----\nSUASECRET\n-----END USER NKEY SEED-----")]
    [InlineData("-----BEGIN NATS USER JWT-----\nSECRET")]
    [InlineData("-----BEGIN NATS USER JWT-----\n-----END NATS USER JWT-----")]
    public void What_is_no_such_file_is_refused_without_repeating_it(string text)
    {
        var refusal = Assert.Throws<FormatException>(() => CredentialsText.Read(text));
        Assert.DoesNotContain("SECRET", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_says_whose_it_is_and_until_when()
    {
        var jwt = UserJwt.Read(Token("{\"sub\":\"UABC\",\"exp\":1800000000,\"nats\":{\"bearer_token\":true}}"));
        Assert.Equal(("UABC", DateTimeOffset.FromUnixTimeSeconds(1_800_000_000), true), (jwt.Subject, jwt.Expires, jwt.IsBearer));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"exp\":0,\"nats\":{}}")]
    [InlineData("{\"nats\":null}")]
    public void A_token_may_hold_for_ever(string claims)
    {
        var jwt = UserJwt.Read(Token(claims));
        Assert.Null(jwt.Expires);
        Assert.False(jwt.IsBearer);
    }

    [Fact]
    public void An_end_that_no_calendar_has_is_far_away() =>
        Assert.Equal(9999, UserJwt.Read(Token("{\"exp\":9223372036854775807}")).Expires!.Value.Year);

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.!!.c")]
    [InlineData("a.bm9qc29u.c")]
    [InlineData("a.W10.c")]
    [InlineData("a.eyJleHAiOiJ4In0.c")]
    public void What_is_no_token_is_refused(string jwt) => Assert.Throws<FormatException>(() => UserJwt.Read(jwt));

    private static string Token(string claims) => $"head.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.signature";
}
