using System.Globalization;

namespace Probes.RocketMq.Protocol;

/// <summary>The client's language as one byte of a binary header (LanguageCode in apache/rocketmq).</summary>
internal static class LanguageCode
{
    private static readonly string[] Names =
        ["JAVA", "CPP", "DOTNET", "PYTHON", "DELPHI", "ERLANG", "RUBY", "OTHER", "HTTP", "GO", "PHP", "OMS", "RUST", "NODE_JS"];

    public static string NameOf(byte code) =>
        code < Names.Length ? Names[code] : string.Create(CultureInfo.InvariantCulture, $"unknown ({code})");
}
