using System.Text;

namespace Probes.Tests.RocketMq.Protocol;

internal static class Utf8Text
{
    public static byte[] U8(this string text) => Encoding.UTF8.GetBytes(text);
}
