using System.Buffers;
using System.Text;
using Probes.Nats.Protocol.Wire;
using Probes.Transport;

namespace Probes.Tests.Nats.Wire;

public sealed class OperationReaderTests
{
    [Theory]
    [InlineData("PING\r\n", Verb.Ping)]
    [InlineData("ping\r\n", Verb.Ping)]
    [InlineData("PING\n", Verb.Ping)]
    [InlineData("PING \r\n", Verb.Ping)]
    [InlineData("PONG\r\n", Verb.Pong)]
    [InlineData("Pong\r\n", Verb.Pong)]
    [InlineData("+OK\r\n", Verb.Ok)]
    [InlineData("+ok\r\n", Verb.Ok)]
    [InlineData("-ERR 'Stale Connection'\r\n", Verb.Error)]
    [InlineData("-err 'Stale Connection'\r\n", Verb.Error)]
    [InlineData("-ERR\r\n", Verb.Error)]
    [InlineData("INFO {}\r\n", Verb.Info)]
    [InlineData("info\t{} \r\n", Verb.Info)]
    [InlineData("MSG a 1 0\r\n\r\n", Verb.Message)]
    [InlineData("msg a 1 0\r\n\r\n", Verb.Message)]
    [InlineData("HMSG a 1 12 12\r\nNATS/1.0\r\n\r\n\r\n", Verb.Message)]
    [InlineData("hmsg\ta  1\t12 12\r\nNATS/1.0\r\n\r\n\r\n", Verb.Message)]
    internal void Verbs_are_read_whatever_their_case(string text, Verb verb) => Assert.Equal(verb, Sent.Operation(text).Verb);

    [Theory]
    [InlineData("MSG a.b 7 5\r\nhello\r\n", "a.b", 7, "", "hello")]
    [InlineData("MSG a.b 7 _INBOX.x 5\r\nhello\r\n", "a.b", 7, "_INBOX.x", "hello")]
    [InlineData("MSG  a.b\t7   _INBOX.x\t5\r\nhello\r\n", "a.b", 7, "_INBOX.x", "hello")]
    [InlineData("MSG a 9223372 2\r\n\r\n\r\n", "a", 9223372, "", "\r\n")]
    [InlineData("MSG ö.ü 1 6\r\nPING\r\n\r\n", "ö.ü", 1, "", "PING\r\n")]
    public void A_message_has_its_subject_subscription_reply_and_payload(string text, string subject, long sid, string reply, string payload)
    {
        var message = Sent.Operation(text);
        Assert.Equal((subject, sid, reply, payload), (message.Subject, message.SubscriptionId, message.ReplyTo, Sent.Text(message.Payload)));
        Assert.True(message.Header.IsEmpty);
    }

    [Theory]
    [InlineData("HMSG _INBOX.1 1 16 16\r\nNATS/1.0 503\r\n\r\n\r\n", "", "NATS/1.0 503\r\n\r\n", "")]
    [InlineData("HMSG a 1 back 18 20\r\nNATS/1.0\r\nA: b\r\n\r\nok\r\n", "back", "NATS/1.0\r\nA: b\r\n\r\n", "ok")]
    public void A_message_with_headers_is_cut_behind_them(string text, string reply, string header, string payload)
    {
        var message = Sent.Operation(text);
        Assert.Equal((reply, header, payload), (message.ReplyTo, Sent.Text(message.Header), Sent.Text(message.Payload)));
    }

    [Theory]
    [InlineData("-ERR 'Authorization Violation'\r\n", "Authorization Violation")]
    [InlineData("-ERR  Authorization Violation \r\n", "Authorization Violation")]
    [InlineData("-ERR 'Permissions Violation for Publish to \"a\"'\r\n", "Permissions Violation for Publish to \"a\"")]
    [InlineData("-ERR\r\n", "")]
    [InlineData("INFO {\"a\":1} \r\n", "{\"a\":1}")]
    public void Text_is_what_stands_behind_the_verb(string text, string expected) => Assert.Equal(expected, Sent.Text(Sent.Operation(text).Text));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    public void Operations_may_arrive_in_pieces_of_any_size(int size)
    {
        var bytes = Encoding.UTF8.GetBytes(
            "INFO {\"server_id\":\"N\"} \r\nPING\r\nMSG a 1 5\r\nhello\r\nHMSG b 2 r 18 20\r\nNATS/1.0\r\nA: b\r\n\r\nok\r\n-ERR 'x'\r\n+OK\r\nPONG\r\n");
        var buffer = Sent.InPieces(bytes, size);
        var read = new List<string>();
        while (OperationReader.TryRead(ref buffer, new WireLimits(), out var operation))
            read.Add($"{operation.Verb} {operation.Subject}{Sent.Text(operation.Text)}{Sent.Text(operation.Payload)}".Trim());
        Assert.Equal(["Info {\"server_id\":\"N\"}", "Ping", "Message ahello", "Message bok", "Error x", "Ok", "Pong"], read);
        Assert.True(buffer.IsEmpty);
    }

    [Theory]
    [InlineData("INFO {\"server_id\":\"N\"} \r\n")]
    [InlineData("PING\r\n")]
    [InlineData("+OK\r\n")]
    [InlineData("-ERR 'x'\r\n")]
    [InlineData("MSG a 1 5\r\nhello\r\n")]
    [InlineData("HMSG b 2 r 18 20\r\nNATS/1.0\r\nA: b\r\n\r\nok\r\n")]
    public void A_beginning_takes_nothing_off_the_buffer(string text)
    {
        for (var length = 0; length < text.Length; length++)
        {
            var buffer = Sent.Of(text[..length]);
            Assert.False(OperationReader.TryRead(ref buffer, new WireLimits(), out _), $"{length}");
            Assert.Equal(length, buffer.Length);
        }
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n")]
    [InlineData("SSH-2.0-OpenSSH")]
    [InlineData("PINGS\r\n")]
    [InlineData("MS\r\n")]
    [InlineData("PUB a 1\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000")]
    [InlineData("MSG\r\n")]
    [InlineData("MSG a\r\n")]
    [InlineData("MSG a 1\r\n")]
    [InlineData("MSG a 1 r 5 6\r\n")]
    [InlineData("MSG a x 5\r\n")]
    [InlineData("MSG a 1 x\r\n")]
    [InlineData("MSG a 1 -1\r\n")]
    [InlineData("MSG a 1 +1\r\n")]
    [InlineData("MSG a 1 1.0\r\n")]
    [InlineData("MSG a 1 99999999999\r\n")]
    [InlineData("MSG a 1 2147483647\r\n")]
    [InlineData("MSG a 1 2\r\nhello\r\n")]
    [InlineData("MSG a 1 5\r\nhello\n\n")]
    [InlineData("HMSG a 1 5\r\n")]
    [InlineData("HMSG a 1 6 5\r\nhello\r\n")]
    [InlineData("HMSG a 1 r 1 2 3\r\n")]
    [InlineData("HMSG a 1 70000 70000\r\n")]
    public void What_is_no_operation_is_refused(string text)
    {
        var buffer = Sent.Of(text);
        Assert.Throws<ProtocolException>(() => OperationReader.TryRead(ref buffer, new WireLimits(), out _));
    }

    [Fact]
    public void A_line_without_end_is_not_waited_for_for_ever()
    {
        var buffer = Sent.Of("INFO {" + new string(' ', 100));
        Assert.False(OperationReader.TryRead(ref buffer, new WireLimits { Line = 200 }, out _));
        Assert.Throws<ProtocolException>(() => OperationReader.TryRead(ref buffer, new WireLimits { Line = 50 }, out _));
        var whole = Sent.Of("INFO {" + new string(' ', 100) + "}\r\n");
        Assert.Throws<ProtocolException>(() => OperationReader.TryRead(ref whole, new WireLimits { Line = 50 }, out _));
    }

    [Fact]
    public void The_longest_message_is_a_parameter()
    {
        var buffer = Sent.Of("MSG a 1 11\r\n");
        Assert.False(OperationReader.TryRead(ref buffer, new WireLimits { Payload = 11 }, out _));
        Assert.Throws<ProtocolException>(() => OperationReader.TryRead(ref buffer, new WireLimits { Payload = 10 }, out _));
    }

    [Fact]
    public void Another_protocol_is_named()
    {
        var buffer = Sent.Of("HTTP/1.1 400 Bad\u0007Request\r\n");
        var refusal = Assert.Throws<ProtocolException>(() => OperationReader.TryRead(ref buffer, new WireLimits(), out _));
        Assert.Equal("\"HTTP/1.1 400 Bad.Request\" is no operation of NATS", refusal.Message);
    }
}
