using System.Buffers;
using System.Text;
using System.Text.Json;
using Probes.Nats.Protocol.Wire;

namespace Probes.Tests.Nats.Wire;

public sealed class OperationWriterTests
{
    [Fact]
    public void What_a_client_says_has_the_lines_of_the_protocol()
    {
        Assert.Equal("PING\r\n", Written(OperationWriter.Ping));
        Assert.Equal("PONG\r\n", Written(OperationWriter.Pong));
        Assert.Equal("SUB a.> 3\r\n", Written(output => OperationWriter.Subscribe(output, "a.>", 3)));
        Assert.Equal("SUB a q 3\r\n", Written(output => OperationWriter.Subscribe(output, "a", 3, "q")));
        Assert.Equal("UNSUB 3\r\n", Written(output => OperationWriter.Unsubscribe(output, 3)));
        Assert.Equal("UNSUB 3 1\r\n", Written(output => OperationWriter.Unsubscribe(output, 3, 1)));
        Assert.Equal("PUB a 2\r\nhi\r\n", Written(output => OperationWriter.Publish(output, "a", "", "hi"u8)));
        Assert.Equal("PUB a r 2\r\nhi\r\n", Written(output => OperationWriter.Publish(output, "a", "r", "hi"u8)));
        Assert.Equal(
            "HPUB a r 35 37\r\nNATS/1.0\r\nAccept-Encoding: gzip\r\n\r\nhi\r\n",
            Written(output => OperationWriter.Publish(output, "a", "r", [new("Accept-Encoding", "gzip")], "hi"u8)));
        Assert.Equal("HPUB a 12 12\r\nNATS/1.0\r\n\r\n\r\n", Written(output => OperationWriter.Publish(output, "a", "", [], [])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\r\nPUB b 0\r\n")]
    [InlineData("a\tb")]
    [InlineData("a\0")]
    public void A_word_that_would_break_its_line_is_not_written(string word)
    {
        Assert.Throws<ArgumentException>(() => Written(output => OperationWriter.Subscribe(output, word, 1)));
        Assert.Throws<ArgumentException>(() => Written(output => OperationWriter.Publish(output, word, "", [])));
        if (word.Length > 0)
            Assert.Throws<ArgumentException>(() => Written(output => OperationWriter.Publish(output, "a", word, [])));
    }

    [Theory]
    [InlineData("", "b")]
    [InlineData("a:", "b")]
    [InlineData("a\r\n", "b")]
    [InlineData("a", "b\r\nC: d")]
    public void A_header_that_would_break_its_line_is_not_written(string key, string value) =>
        Assert.Throws<ArgumentException>(() => HeaderBlock.Write([new(key, value)]));

    [Fact]
    public void Headers_are_read_as_they_are_written()
    {
        KeyValuePair<string, string>[] headers = [new("A", "1"), new("a", "two words"), new("A", ""), new("B", "x: y")];
        Assert.Equal(headers, HeaderBlock.Read(HeaderBlock.Write(headers)).Entries);
    }

    [Fact]
    public void CONNECT_says_who_and_how()
    {
        var text = Written(output => OperationWriter.Connect(output, new ConnectOptions { Name = "exporter", Version = "1.2", User = "u\"", Password = "p" }));
        Assert.StartsWith("CONNECT {", text, StringComparison.Ordinal);
        Assert.EndsWith("}\r\n", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text[8..]);
        var values = json.RootElement.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString());
        Assert.Equal(
            ["echo=True", "headers=True", "lang=csharp", "name=exporter", "no_responders=True", "pass=p", "pedantic=False", "protocol=1",
                "tls_required=False", "user=u\"", "verbose=False", "version=1.2"],
            values.Select(entry => $"{entry.Key}={entry.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CONNECT_has_each_kind_of_login()
    {
        var text = Written(output => OperationWriter.Connect(
            output, new ConnectOptions { IsSecured = true, Token = "t", Nkey = "U", Jwt = "j", Signature = "s" }));
        Assert.Contains("\"auth_token\":\"t\",\"nkey\":\"U\",\"jwt\":\"j\",\"sig\":\"s\"", text, StringComparison.Ordinal);
        Assert.Contains("\"tls_required\":true", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"user\"", text, StringComparison.Ordinal);
    }

    private static string Written(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
