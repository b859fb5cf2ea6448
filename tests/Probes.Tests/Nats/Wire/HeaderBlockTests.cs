using System.Text;
using Probes.Nats.Protocol.Wire;
using Probes.Transport;

namespace Probes.Tests.Nats.Wire;

public sealed class HeaderBlockTests
{
    [Theory]
    [InlineData("NATS/1.0\r\n\r\n", 0, "")]
    [InlineData("NATS/1.0 503\r\n\r\n", 503, "")]
    [InlineData("NATS/1.0 100 Idle Heartbeat\r\n\r\n", 100, "Idle Heartbeat")]
    [InlineData("NATS/1.0 408  Request Timeout \r\nA: b\r\n\r\n", 408, "Request Timeout")]
    public void The_first_line_may_have_a_status(string text, int status, string description)
    {
        var block = HeaderBlock.Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal((status, description), (block.Status, block.Description));
    }

    [Fact]
    public void Keys_are_case_sensitive_and_may_come_twice()
    {
        var block = HeaderBlock.Read("NATS/1.0\r\nContent-Encoding: gzip\r\nA:1\r\nA:  2 \r\nB:\r\n\r\n"u8);
        Assert.Equal("gzip", block["Content-Encoding"]);
        Assert.Null(block["content-encoding"]);
        Assert.Equal("1", block["A"]);
        Assert.Equal("", block["B"]);
        Assert.Equal(["gzip", "1", "2", ""], block.Entries.Select(entry => entry.Value));
    }

    [Fact]
    public void No_bytes_are_no_headers() => Assert.Equal(0, HeaderBlock.Read([]).Status);

    [Theory]
    [InlineData("NATS/1.0")]
    [InlineData("NATS/1.0\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("NATS/1.0 abc\r\n\r\n")]
    [InlineData("NATS/1.0 5030\r\n\r\n")]
    [InlineData("NATS/1.0 -50\r\n\r\n")]
    [InlineData("NATS/1.0\r\nnocolon\r\n\r\n")]
    [InlineData("NATS/1.0\r\n: x\r\n\r\n")]
    [InlineData("NATS/1.0\r\n\r\nA: b\r\n\r\n")]
    public void What_is_no_header_block_is_refused(string text) =>
        Assert.Throws<ProtocolException>(() => HeaderBlock.Read(Encoding.UTF8.GetBytes(text)));
}
