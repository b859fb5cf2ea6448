using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Probes.Nats.Protocol.Wire;

/// <summary>
/// Writes what a client says, by https://docs.nats.io/reference/reference-protocols/nats-protocol. What would break the
/// line that it stands in is a mistake of the caller's.
/// </summary>
internal static class OperationWriter
{
    /// <summary><c>CONNECT {json}</c></summary>
    public static void Connect(IBufferWriter<byte> output, ConnectOptions options)
    {
        output.Write("CONNECT "u8);
        using (var json = new Utf8JsonWriter(output))
            options.Write(json);
        output.Write("\r\n"u8);
    }

    public static void Ping(IBufferWriter<byte> output) => output.Write("PING\r\n"u8);

    public static void Pong(IBufferWriter<byte> output) => output.Write("PONG\r\n"u8);

    /// <summary><c>SUB subject [queue] sid</c></summary>
    /// <exception cref="ArgumentException">A subject or queue that has white space or is empty.</exception>
    public static void Subscribe(IBufferWriter<byte> output, string subject, long sid, string queue = "") =>
        Line(output, queue.Length == 0 ? $"SUB {Word(subject)} {sid}" : $"SUB {Word(subject)} {Word(queue)} {sid}");

    /// <summary><c>UNSUB sid [max]</c>: at once, or after so many messages.</summary>
    public static void Unsubscribe(IBufferWriter<byte> output, long sid, int max = 0) =>
        Line(output, max == 0 ? $"UNSUB {sid}" : $"UNSUB {sid} {max}");

    /// <summary><c>PUB subject [reply-to] #bytes</c>, payload</summary>
    /// <exception cref="ArgumentException">A subject that has white space or is empty.</exception>
    public static void Publish(IBufferWriter<byte> output, string subject, string replyTo, ReadOnlySpan<byte> payload)
    {
        Line(output, replyTo.Length == 0 ? $"PUB {Word(subject)} {payload.Length}" : $"PUB {Word(subject)} {Word(replyTo)} {payload.Length}");
        output.Write(payload);
        output.Write("\r\n"u8);
    }

    /// <summary><c>HPUB subject [reply-to] #header #total</c>, header block, payload</summary>
    /// <exception cref="ArgumentException">A subject that has white space or is empty; a header that breaks its line.</exception>
    public static void Publish(
        IBufferWriter<byte> output, string subject, string replyTo, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> payload)
    {
        var block = HeaderBlock.Write(headers);
        var reply = replyTo.Length == 0 ? "" : Word(replyTo) + " ";
        Line(output, $"HPUB {Word(subject)} {reply}{block.Length} {block.Length + payload.Length}");
        output.Write(block);
        output.Write(payload);
        output.Write("\r\n"u8);
    }

    private static void Line(IBufferWriter<byte> output, string line)
    {
        Encoding.UTF8.GetBytes(line, output);
        output.Write("\r\n"u8);
    }

    private static string Word(string word) =>
        word.Length > 0 && !word.Any(static character => char.IsWhiteSpace(character) || char.IsControl(character))
            ? word
            : throw new ArgumentException($"\"{word}\" cannot stand in a line of NATS");
}
