using System.IO.Compression;
using System.Text;
using Probes.Contract;
using Probes.Nats.Client;
using Probes.Nats.Client.SystemAccount;
using Probes.Nats.Protocol.Wire;

namespace Probes.Tests.Nats.SystemAccount;

public sealed class AnswerTests
{
    // As nats-server 2.9.10 answered.
    private const string Server = """
        {"name":"n3","host":"127.0.0.1","id":"NBLZ","cluster":"c1","domain":"hub","ver":"2.9.10","tags":["az:z3","disk:ssd"],"seq":248,"jetstream":true,
        "time":"2026-11-21T00:11:16.372060506Z","flags":3,"metadata":{"a":"b"}}
        """;

    [Theory]
    [InlineData("data")]
    [InlineData("statsz")]
    public void An_answer_says_whose_it_is_and_what(string key)
    {
        var told = Open($$$"""{"server":{{{Server}}},"{{{key}}}":{"server_name":"a","unknown":{"x":2}} ,"more":[]}""");
        Assert.Null(told.Failure);
        Assert.Equal(new ServerIdentity("n3", "NBLZ", "c1", "2.9.10"), told.Server);
        Assert.Equal("a", told.Value!.ServerName);
    }

    [Fact]
    public void A_server_without_a_name_is_called_by_its_id() => Assert.Equal("N", Open("""{"server":{"id":"N"},"data":{}}""").Server!.Name);

    [Theory]
    [InlineData("""{"server":{"id":"N"},"error":{"code":503,"description":"jetstream not enabled","err_code":10039}}""", "N VARZ: error 503: jetstream not enabled")]
    [InlineData("""{"error":{"description":"no"},"server":{"id":"N"}}""", "N VARZ: error 500: no")]
    [InlineData("""{"error":{},"server":{"id":"N"},"data":{}}""", "N VARZ: error 500: ")]
    public void An_answer_may_be_an_error(string json, string sentence)
    {
        var told = Open(json);
        var failure = Assert.IsType<ProbeException>(told.Failure);
        Assert.Equal((FailureKind.Broker, sentence, "N"), (failure.Kind, failure.Message, told.Server?.Id));
        Assert.Null(told.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"data\":{}}")]
    [InlineData("{\"server\":[],\"data\":{}}")]
    [InlineData("{\"server\":null,\"data\":{}}")]
    [InlineData("{\"server\":{\"id\":1},\"data\":{}}")]
    [InlineData("{\"server\":{\"id\":\"N\"},\"data\":{}}{}")]
    [InlineData("{\"server\":{\"id\":\"N\"},\"data\":{")]
    public void What_is_no_answer_is_refused_and_nobody_s(string json)
    {
        var told = Open(json);
        Assert.Equal(FailureKind.Protocol, Assert.IsType<ProbeException>(told.Failure).Kind);
        Assert.Null(told.Server);
        Assert.Null(told.Value);
    }

    [Theory]
    [InlineData("""{"server":{"id":"N"},"data":{"mem":"much"}}""")]
    [InlineData("""{"server":{"id":"N"},"data":[]}""")]
    [InlineData("""{"server":{"id":"N"}}""")]
    [InlineData("""{"server":{"id":"N"},"error":null,"data":null}""")]
    [InlineData("""{"server":{"id":"N"},"error":7}""")]
    [InlineData("""{"server":{"id":"N"},"error":{"code":1e20}}""")]
    public void Whose_document_cannot_be_read_is_known_all_the_same(string json)
    {
        var told = Open(json);
        Assert.Equal(FailureKind.Protocol, Assert.IsType<ProbeException>(told.Failure).Kind);
        Assert.StartsWith("N VARZ: ", told.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal("N", told.Server?.Id);
    }

    [Fact]
    public void An_answer_may_be_compressed()
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write("""{"server":{"id":"N"},"data":{"server_name":"a"}}"""u8);
        Assert.Equal("a", Open(packed.ToArray(), KeyValuePair.Create("Content-Encoding", "gzip")).Value?.ServerName);
        var cut = Open(packed.ToArray()[..^20], KeyValuePair.Create("Content-Encoding", "gzip"));
        Assert.Equal(FailureKind.Protocol, Assert.IsType<ProbeException>(cut.Failure).Kind);
    }

    [Fact]
    public void What_only_says_that_it_is_gzip_is_refused() => Assert.Equal(
        "127.0.0.1:4222 VARZ: an answer that is not gzip, though it says so",
        Open("plain"u8.ToArray(), KeyValuePair.Create("Content-Encoding", "gzip")).Failure?.Message);

    [Fact]
    public void Mutated_answers_are_read_or_refused()
    {
        var random = new Random(20261121);
        var answer = """{"server":{"name":"n","id":"N","seq":1},"data":{"server_name":"a","mem":1,"start":"2026-11-21T00:11:16.37Z"},"error":{"code":1,"description":"x"}}"""u8.ToArray();
        for (var i = 0; i < 30_000; i++)
        {
            var bytes = (byte[])answer.Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : "{}[]:\",0-e.tn"u8[random.Next(13)];
            var told = Open(bytes);
            Assert.True(told.Value is null != told.Failure is null);
        }
    }

    private static Told<Probes.Nats.Protocol.Documents.Varz> Open(string json) => Open(Encoding.UTF8.GetBytes(json));

    private static Told<Probes.Nats.Protocol.Documents.Varz> Open(byte[] payload, params KeyValuePair<string, string>[] headers) =>
        Answer.Of(new Reply(HeaderBlock.Read(HeaderBlock.Write(headers)), payload, default), Questions.Varz, "127.0.0.1:4222", default);
}
