using System.Text;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// Names as strings, those that came lately without making them anew: every broker lists nearly the same topics and groups,
/// and lists them again in every collection. Thread-safe; a name that lost its place to others is merely made again.
/// </summary>
internal static class RecentNames
{
    /// <summary>RocketMQ's names have at most 255 characters; most have less than 64.</summary>
    private const int MaximumLength = 255;

    /// <summary>A power of two. Names share places in pairs, so that two which meet do not drive each other out.</summary>
    private const int Places = 1 << 16;

    private static readonly string?[] _names = new string?[Places];

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaximumLength)
            return Encoding.UTF8.GetString(utf8);

        var hash = new HashCode();
        hash.AddBytes(utf8);
        var place = hash.ToHashCode() & (Places - 1);
        if (_names[place] is { } name && Ascii.Equals(utf8, name))
            return name;
        if (_names[place ^ 1] is { } other && Ascii.Equals(utf8, other))
            return other;

        var made = Encoding.UTF8.GetString(utf8);
        _names[place ^ 1] = _names[place];
        _names[place] = made;
        return made;
    }
}
