using System.Text;
using Probes.Kafka.Protocol.Sasl;
using Probes.Transport;

namespace Probes.Tests.Kafka.Protocol.Sasl;

public sealed class ScramExchangeTests
{
    private const string Nonce = "rOprNGfwEbeRWgbNEkqO";
    private const string ServerFirst = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private const string WithoutProof = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";

    /// <summary>RFC 7677, section 3; and, since no RFC has one, the same exchange with SHA-512 as Python's hashlib and hmac compute it.</summary>
    [Theory]
    [InlineData("SCRAM-SHA-256", "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=", "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")]
    [InlineData("SCRAM-SHA-512", "gMGXRcevScNtxZ6/8lQYpGtnsNAc3mGcmNomv+xnoOMw+3R2xNJdMNnzMlTN8PPC6wdp6dybEmDYXYTxwnYPJQ==", "ZQnYEgWQMFmmsM8aQMF0nDDCy/AgCzkwk8CmMZYcMg0vSVlKDanekLtifDSeVGT4+5ZxXnJq199RVG2rR7N7Zw==")]
    public void The_exchange_of_the_standard_is_ours(string mechanism, string proof, string signature)
    {
        var exchange = Exchange(mechanism);
        Assert.Equal(mechanism, exchange.Mechanism);
        Assert.Equal("n,,n=user,r=rOprNGfwEbeRWgbNEkqO", Text(exchange.First()));
        Assert.Equal($"{WithoutProof},p={proof}", Text(exchange.Next(Encoding.UTF8.GetBytes(ServerFirst))));
        Assert.Null(exchange.Next(Encoding.UTF8.GetBytes($"v={signature}")));
    }

    [Fact]
    public void A_comma_and_an_equals_sign_in_a_name_are_escaped_and_other_letters_are_not() =>
        Assert.Equal("n,,n=a=2Cb=3Dc-ü,r=n", Text(new ScramExchange(ScramHash.Sha256, "a,b=c-ü", "p", "n").First()));

    [Theory]
    [InlineData("v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")]
    [InlineData("v=AAAA")]
    public void A_server_whose_signature_is_wrong_is_not_trusted(string final)
    {
        var exchange = Begun();
        Assert.Contains("signature is wrong", Assert.Throws<SaslException>(() => exchange.Next(Encoding.UTF8.GetBytes(final))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_server_says_of_an_error_is_told_in_one_line()
    {
        var exchange = Begun();
        Assert.Equal("the server says invalid-proof", Assert.Throws<SaslException>(() => exchange.Next("e=invalid-proof\r\n"u8)).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(1_000_001)]
    [InlineData(1_000_000_000)]
    [InlineData(10_000_000_000)]
    public void Iterations_that_guard_too_little_or_never_end_are_refused_without_computing(long iterations)
    {
        var first = Encoding.UTF8.GetBytes($"r={Nonce}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i={iterations}");
        Assert.Contains($"the server wants {iterations} iterations", Assert.Throws<SaslException>(() => Exchange().Next(first)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")]
    [InlineData("r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")]
    [InlineData("r=,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")]
    public void A_server_that_does_not_answer_to_our_nonce_is_refused(string first) =>
        Assert.Contains("nonce", Assert.Throws<SaslException>(() => Exchange().Next(Encoding.UTF8.GetBytes(first))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("m=ext,r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=4096")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,i=4096,s=AAAA")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=!!,i=4096")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=-4096")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=99999999999999999999999")]
    public void What_is_no_first_message_is_a_protocol_error(string first) =>
        Assert.Throws<ProtocolException>(() => Exchange().Next(Encoding.UTF8.GetBytes(first)));

    [Theory]
    [InlineData("")]
    [InlineData("x=1")]
    [InlineData("v=!!")]
    public void What_is_no_last_message_is_a_protocol_error(string final)
    {
        var exchange = Begun();
        Assert.Throws<ProtocolException>(() => exchange.Next(Encoding.UTF8.GetBytes(final)));
    }

    [Fact]
    public void A_server_that_goes_on_after_the_end_breaks_the_protocol()
    {
        var exchange = Begun();
        exchange.Next("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="u8);
        Assert.Throws<ProtocolException>(() => exchange.Next("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="u8));
    }

    [Fact]
    public void Printed_it_shows_nothing() => Assert.Equal("SCRAM-SHA-256", Exchange().ToString());

    private static ScramExchange Exchange(string mechanism = "SCRAM-SHA-256") =>
        new(mechanism == "SCRAM-SHA-256" ? ScramHash.Sha256 : ScramHash.Sha512, "user", "pencil", Nonce);

    private static ScramExchange Begun()
    {
        var exchange = Exchange();
        exchange.Next(Encoding.UTF8.GetBytes(ServerFirst));
        return exchange;
    }

    private static string Text(IEnumerable<byte>? bytes) => Encoding.UTF8.GetString([.. bytes!]);
}
