using System.Globalization;
using System.Text;
using System.Text.Json;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>Documents by chance, in the dialect and in strict JSON: the pull reader sees what System.Text.Json sees.</summary>
public sealed class RandomDocumentTests
{
    private static readonly string[] Texts = ["", "a", "queueId", "with space", "quote\"", "back\\slash", "\u0001\n", "中文", "🚀", "{not an object", "5", "null"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_document_has_the_same_leaves_for_both_readers(bool strict)
    {
        var random = new Random(4711);
        for (var i = 0; i < 3000; i++)
        {
            var text = new StringBuilder();
            Write(text, random, strict, depth: 0);
            var expected = new List<string>();
            Flatten(JsonDocument.Parse(FastJsonDialect.ToStrict(text.ToString())).RootElement, "$", expected);
            var actual = new List<string>();
            var json = new FastJsonReader(text.ToString().U8());
            Flatten(ref json, "$", actual);
            json.End();
            Assert.Equal(expected, actual);
        }
    }

    private static void Write(StringBuilder text, Random random, bool strict, int depth)
    {
        switch (depth == 0 ? 0 : random.Next(depth > 4 ? 2 : 0, 7))
        {
            case 0:
                WriteItems(text, random, '{', '}', () => WriteKey(text, random, strict, depth), () => Write(text, random, strict, depth + 1));
                break;
            case 1:
                WriteItems(text, random, '[', ']', () => { }, () => Write(text, random, strict, depth + 1));
                break;
            case 2:
                text.Append(CultureInfo.InvariantCulture, $"{random.NextInt64(long.MinValue, long.MaxValue)}");
                break;
            case 3:
                text.Append(random.Next(2) == 0 ? "true" : "false");
                break;
            case 4:
                text.Append("null");
                break;
            default:
                text.Append(JsonSerializer.Serialize(Texts[random.Next(Texts.Length)]));
                break;
        }
    }

    private static void WriteItems(StringBuilder text, Random random, char open, char close, Action key, Action value)
    {
        text.Append(open);
        for (var left = random.Next(5); left > 0; left--)
        {
            key();
            value();
            text.Append(left > 1 ? "," : "");
        }
        text.Append(close);
    }

    private static void WriteKey(StringBuilder text, Random random, bool strict, int depth)
    {
        switch (strict ? 3 : random.Next(4))
        {
            case 0:
                text.Append(random.Next(100));
                break;
            case 1 when depth < 4:
                Write(text, random, strict, 0 + depth);
                if (text[^1] is not ('}' or ']' or '"'))
                    text.Append('1');
                break;
            default:
                text.Append(JsonSerializer.Serialize(Texts[random.Next(Texts.Length)]));
                break;
        }
        text.Append(':');
    }

    private static void Flatten(JsonElement value, string path, List<string> lines)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
                Flatten(member.Value, $"{path}/{member.Name}", lines);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
                Flatten(element, $"{path}/-", lines);
        }
        else
        {
            lines.Add($"{path}={(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() is "null" ? null : value.GetRawText())}");
        }
    }

    // The reader has no "what is next": the expectation of the other reader is not used, so objects are tried, then arrays.
    private static void Flatten(ref FastJsonReader json, string path, List<string> lines)
    {
        var probe = json;
        if (probe.EnterObject())
        {
            while (probe.NextMember())
            {
                var key = probe.Key.Kind == FastJsonTokenKind.Container
                    ? FastJsonDialect.ToStrict(Encoding.UTF8.GetString(probe.Key.Raw))
                    : Encoding.UTF8.GetString(probe.Key.ToUtf8());
                Flatten(ref probe, $"{path}/{key}", lines);
            }
            json = probe;
            return;
        }
        probe = json;
        if (probe.EnterArray())
        {
            while (probe.NextElement())
                Flatten(ref probe, $"{path}/-", lines);
            json = probe;
            return;
        }
        lines.Add($"{path}={json.ReadString()}");
    }
}
