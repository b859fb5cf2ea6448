using System.Buffers;
using System.Text;
using Probes.Transport;

namespace Probes.Nats.Protocol.Wire;

/// <summary>
/// Cuts what a server sends into operations, by https://docs.nats.io/reference/reference-protocols/nats-protocol. Keeps
/// nothing between calls: while an operation is incomplete only its line is read again.
/// </summary>
internal static class OperationReader
{
    /// <summary>Takes one operation off the buffer.</summary>
    /// <param name="buffer">What arrived; afterwards what is left of it.</param>
    /// <param name="limits">What is too much.</param>
    /// <param name="operation">What was said.</param>
    /// <returns>False: more bytes are needed, and the buffer is as it was.</returns>
    /// <exception cref="ProtocolException">It is not the protocol of NATS.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, WireLimits limits, out ServerOperation operation)
    {
        operation = default;
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n'))
        {
            if (buffer.Length > limits.Line)
                throw new ProtocolException($"a line has no end within {limits.Line} bytes");
            CheckBeginning(buffer);
            return false;
        }

        if (line.Length > limits.Line)
            throw new ProtocolException($"a line has more than {limits.Line} bytes");
        line = WithoutReturn(line);
        if (line.Length == 0)
            throw new ProtocolException("an empty line, where an operation was expected");
        var verb = VerbOf(line, out var length, out var hasHeader);
        var arguments = line.Slice(length);
        if (verb == Verb.Message)
            return TryReadMessage(ref buffer, reader.Position, arguments, hasHeader, limits, out operation);
        operation = new ServerOperation(verb) { Text = verb is Verb.Info or Verb.Error ? Trimmed(arguments, verb == Verb.Error) : default };
        buffer = buffer.Slice(reader.Position);
        return true;
    }

    private static bool TryReadMessage(
        ref ReadOnlySequence<byte> buffer, SequencePosition start, ReadOnlySequence<byte> arguments, bool hasHeader, WireLimits limits,
        out ServerOperation operation)
    {
        operation = default;
        var head = MessageHead.Read(arguments, hasHeader);
        if (head.TotalLength > limits.Payload)
            throw new ProtocolException($"a message of {head.TotalLength} bytes is longer than the {limits.Payload} that are accepted");
        if (head.HeaderLength > limits.Header)
            throw new ProtocolException($"headers of {head.HeaderLength} bytes are longer than the {limits.Header} that are accepted");
        var rest = buffer.Slice(start);
        if (rest.Length < head.TotalLength + 2)
            return false;
        var end = rest.Slice(head.TotalLength, 2);
        if (ByteAt(end, 0) != '\r' || ByteAt(end, 1) != '\n')
            throw new ProtocolException("a message is longer than it says");
        operation = new ServerOperation(Verb.Message)
        {
            Subject = head.Subject,
            SubscriptionId = head.SubscriptionId,
            ReplyTo = head.ReplyTo,
            Header = rest.Slice(0, head.HeaderLength),
            Payload = rest.Slice(head.HeaderLength, head.TotalLength - head.HeaderLength),
        };
        buffer = rest.Slice(head.TotalLength + 2);
        return true;
    }

    // Something else that listens at that port says so in its first bytes: it is not waited for the end of its line.
    private static void CheckBeginning(ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length >= 4)
            VerbOf(buffer.Slice(0, Math.Min(buffer.Length, 5)), out _, out _, isWhole: false);
    }

    private static Verb VerbOf(ReadOnlySequence<byte> line, out int length, out bool hasHeader, bool isWhole = true)
    {
        Span<byte> start = stackalloc byte[5];
        start = start[..(int)Math.Min(line.Length, 5)];
        line.Slice(0, start.Length).CopyTo(start);
        hasHeader = false;
        foreach (var (verb, word) in _verbs)
        {
            length = word.Length;
            if (start.Length < length || !Ascii.EqualsIgnoreCase(start[..length], word))
                continue;
            if (start.Length > length && start[length] is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
                continue;
            hasHeader = verb == Verb.Message && length == 4;
            return verb;
        }

        length = 0;
        if (!isWhole && start.Length < 5)
            return Verb.Ok;
        throw new ProtocolException($"\"{Shown(line)}\" is no operation of NATS");
    }

    private static readonly (Verb Verb, byte[] Word)[] _verbs =
    [
        (Verb.Message, "HMSG"u8.ToArray()),
        (Verb.Message, "MSG"u8.ToArray()),
        (Verb.Ping, "PING"u8.ToArray()),
        (Verb.Pong, "PONG"u8.ToArray()),
        (Verb.Info, "INFO"u8.ToArray()),
        (Verb.Ok, "+OK"u8.ToArray()),
        (Verb.Error, "-ERR"u8.ToArray()),
    ];

    // What somebody else says at that port, such as "HTTP/1.1 400 Bad Request" or "SSH-2.0-…"; nothing that is not printable.
    private static string Shown(ReadOnlySequence<byte> line)
    {
        var bytes = line.Slice(0, Math.Min(line.Length, 40)).ToArray();
        return string.Concat(bytes.Select(static value => value is >= 32 and < 127 ? (char)value : '.'));
    }

    private static ReadOnlySequence<byte> WithoutReturn(ReadOnlySequence<byte> line) =>
        line.Length > 0 && ByteAt(line, line.Length - 1) == '\r' ? line.Slice(0, line.Length - 1) : line;

    private static ReadOnlySequence<byte> Trimmed(ReadOnlySequence<byte> text, bool quotes)
    {
        while (text.Length > 0 && IsTrimmed(ByteAt(text, 0), quotes))
            text = text.Slice(1);
        while (text.Length > 0 && IsTrimmed(ByteAt(text, text.Length - 1), quotes))
            text = text.Slice(0, text.Length - 1);
        return text;
    }

    private static bool IsTrimmed(byte value, bool quotes) => value is (byte)' ' or (byte)'\t' || (quotes && value == '\'');

    private static byte ByteAt(ReadOnlySequence<byte> bytes, long at) => bytes.Slice(at, 1).FirstSpan[0];
}
