using System.Globalization;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>Versions as the protocol's definitions write them: "3", "0-7", "2+", "none".</summary>
internal readonly record struct VersionRange(short Oldest, short Newest)
{
    public static VersionRange None => new(1, 0);

    public bool Has(short version) => version >= Oldest && version <= Newest;

    public static VersionRange Parse(string text) => text.Split('-') switch
    {
        ["none"] => None,
        [var oldest, var newest] => new(Number(oldest), Number(newest)),
        [var open] when open.EndsWith('+') => new(Number(open[..^1]), short.MaxValue),
        [var only] => new(Number(only), Number(only)),
        _ => throw new FormatException($"versions '{text}'"),
    };

    private static short Number(string text) => short.Parse(text, CultureInfo.InvariantCulture);
}
