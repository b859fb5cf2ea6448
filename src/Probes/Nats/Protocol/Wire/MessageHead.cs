using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Probes.Transport;

namespace Probes.Nats.Protocol.Wire;

/// <summary>
/// What stands behind the verb in <c>MSG subject sid [reply] #bytes</c> and <c>HMSG subject sid [reply] #header #total</c>.
/// </summary>
internal readonly record struct MessageHead(string Subject, long SubscriptionId, string ReplyTo, int HeaderLength, int TotalLength)
{
    /// <exception cref="ProtocolException">An argument is missing, too many, or none that could stand there.</exception>
    public static MessageHead Read(ReadOnlySequence<byte> arguments, bool hasHeader)
    {
        var line = arguments.IsSingleSegment ? arguments.FirstSpan : arguments.ToArray();
        Span<Range> words = stackalloc Range[7];
        var count = Split(line, words);
        var numbers = hasHeader ? 2 : 1;
        if (count != 2 + numbers && count != 3 + numbers)
            throw new ProtocolException($"a message with {count} arguments (expected {2 + numbers} or {3 + numbers})");
        var header = hasHeader ? NumberOf(line[words[count - 2]]) : 0;
        var total = NumberOf(line[words[count - 1]]);
        if (header > total)
            throw new ProtocolException($"a message of {total} bytes with a header of {header}");
        return new MessageHead(
            Encoding.UTF8.GetString(line[words[0]]),
            NumberOf(line[words[1]]),
            count == 3 + numbers ? Encoding.UTF8.GetString(line[words[2]]) : "",
            header,
            total);
    }

    private static int Split(ReadOnlySpan<byte> line, Span<Range> words)
    {
        var (count, start) = (0, -1);
        for (var i = 0; i <= line.Length; i++)
        {
            var isSpace = i == line.Length || line[i] is (byte)' ' or (byte)'\t';
            if (!isSpace && start < 0)
                start = i;
            if (!isSpace || start < 0)
                continue;
            if (count == words.Length)
                return count;
            words[count++] = start..i;
            start = -1;
        }

        return count;
    }

    private static int NumberOf(ReadOnlySpan<byte> word) =>
        word[0] is >= (byte)'0' and <= (byte)'9' && Utf8Parser.TryParse(word, out int number, out var read) && read == word.Length
            ? number
            : throw new ProtocolException("a message with a length, or a subscription, that is no number");
}
