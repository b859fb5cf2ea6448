using System.Text;
using Probes.Nats.Protocol.Wire;
using Probes.Transport;

namespace Probes.Tests.Nats.Wire;

public sealed class SystemEnvelopeTests
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
        var json = Encoding.UTF8.GetBytes($$"""{"server":{{Server}},"{{key}}":{"mem":[1,{"x":2}]} ,"more":[]}""");
        var envelope = SystemEnvelope.Read(json);
        var server = envelope.Server;
        Assert.Equal(("n3", "127.0.0.1", "NBLZ", "c1", "hub", "2.9.10"), (server.Name, server.Host, server.Id, server.Cluster, server.Domain, server.Version));
        Assert.True(server.JetStream);
        Assert.Equal(248UL, server.Sequence);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 0, 11, 16, TimeSpan.Zero).AddTicks(3_720_605), server.Time);
        Assert.Equal("{\"mem\":[1,{\"x\":2}]}", Encoding.UTF8.GetString(json.AsSpan()[envelope.Data]));
        Assert.Equal((0, ""), (envelope.ErrorCode, envelope.ErrorDescription));
    }

    [Theory]
    [InlineData("""{"server":{"id":"N"},"error":{"code":503,"description":"jetstream not enabled","err_code":10039}}""", 503, "jetstream not enabled")]
    [InlineData("""{"error":{"description":"no"},"server":{"id":"N"}}""", 500, "no")]
    [InlineData("""{"error":{},"server":{"id":"N"}}""", 500, "")]
    [InlineData("""{"error":null,"server":{"id":"N"},"data":null}""", 0, "")]
    public void An_answer_may_be_an_error(string json, int code, string description)
    {
        var envelope = SystemEnvelope.Read(Encoding.UTF8.GetBytes(json));
        Assert.Equal((code, description), (envelope.ErrorCode, envelope.ErrorDescription));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("{\"data\":{}}")]
    [InlineData("{\"server\":[]}")]
    [InlineData("{\"server\":null}")]
    [InlineData("{\"server\":{\"id\":1}}")]
    [InlineData("{\"server\":{\"time\":\"yesterday\"}}")]
    [InlineData("{\"server\":{\"seq\":-1}}")]
    [InlineData("{\"server\":{\"jetstream\":\"yes\"}}")]
    [InlineData("{\"server\":{}}{}")]
    [InlineData("{\"server\":{},\"data\":{")]
    [InlineData("{\"server\":{},\"error\":7}")]
    [InlineData("{\"server\":{},\"error\":{\"code\":\"x\"}}")]
    [InlineData("{\"server\":{},\"error\":{\"code\":1e20}}")]
    public void What_is_no_answer_is_refused(string json) =>
        Assert.Throws<ProtocolException>(() => SystemEnvelope.Read(Encoding.UTF8.GetBytes(json)));
}
