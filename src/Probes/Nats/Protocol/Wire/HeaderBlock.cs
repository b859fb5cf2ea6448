using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Probes.Transport;

namespace Probes.Nats.Protocol.Wire;

/// <summary>
/// The headers of a message: <c>NATS/1.0[ status[ description]]</c>, lines of <c>Key: value</c>, an empty line (ADR-4 of NATS).
/// </summary>
/// <param name="Status">503: nobody is subscribed to what was asked; 0: none.</param>
/// <param name="Description">What the server says about the status; empty if nothing.</param>
/// <param name="Entries">The keys, in order and as they are written; one may come twice.</param>
internal sealed record HeaderBlock(int Status, string Description, ImmutableArray<KeyValuePair<string, string>> Entries)
{
    /// <summary>Nobody is subscribed to the subject of the request.</summary>
    public const int NoResponders = 503;

    public static HeaderBlock Empty { get; } = new(0, "", []);

    /// <summary>The first value of a key; null if there is none. Keys of NATS are case-sensitive.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                    return entry.Value;
            }

            return null;
        }
    }

    /// <exception cref="ProtocolException">It does not begin with <c>NATS/1.0</c>, or a line has no colon.</exception>
    public static HeaderBlock Read(ReadOnlySpan<byte> block)
    {
        if (block.IsEmpty)
            return Empty;
        if (!block.StartsWith("NATS/1.0"u8) || !block.EndsWith("\r\n\r\n"u8))
            throw new ProtocolException("a header that does not begin with NATS/1.0, or does not end");
        var lines = Encoding.UTF8.GetString(block[8..^4]).Split("\r\n");
        var (status, description) = StatusOf(lines[0].Trim());
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(lines.Length - 1);
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1)
                throw new ProtocolException("a header line without a key");
            entries.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        return new HeaderBlock(status, description, entries.MoveToImmutable());
    }

    /// <exception cref="ArgumentException">A key or value that would break its line.</exception>
    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var text = new StringBuilder("NATS/1.0\r\n");
        foreach (var (key, value) in entries)
        {
            if (key.Length == 0 || key.AsSpan().ContainsAny(":\r\n ") || value.AsSpan().ContainsAny("\r\n"))
                throw new ArgumentException($"\"{key}\" cannot be a header of NATS");
            text.Append(key).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("\r\n").ToString());
    }

    private static (int Status, string Description) StatusOf(string text)
    {
        if (text.Length == 0)
            return (0, "");
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var number = space < 0 ? text : text[..space];
        if (number.Length != 3 || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            throw new ProtocolException("a header whose status is no number");
        return (status, space < 0 ? "" : text[(space + 1)..].Trim());
    }
}
