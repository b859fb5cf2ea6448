using System.Text;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// A message's properties as one text (MessageDecoder.messageProperties2String in apache/rocketmq): name, U+0001, value, U+0002,
/// again and again. Servers differ in whether the last U+0002 is there.
/// </summary>
internal static class MessageProperties
{
    /// <summary>MessageConst.PROPERTY_KEYS: what the message can be searched by.</summary>
    public const string Keys = "KEYS";

    /// <summary>MessageConst.PROPERTY_TAGS: what consumers filter by.</summary>
    public const string Tags = "TAGS";

    private const char NameEnd = '\u0001';
    private const char ValueEnd = '\u0002';

    public static string Write(params ReadOnlySpan<KeyValuePair<string, string>> properties)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in properties)
            text.Append(name).Append(NameEnd).Append(value).Append(ValueEnd);
        return text.ToString();
    }

    /// <summary>As RocketMQ reads it: a part that is not one name and one value is passed over.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var range in text.AsSpan().Split(ValueEnd))
        {
            var part = text.AsSpan()[range];
            var end = part.IndexOf(NameEnd);
            if (end > 0 && !part[(end + 1)..].Contains(NameEnd))
                properties[part[..end].ToString()] = part[(end + 1)..].ToString();
        }
        return properties;
    }
}
