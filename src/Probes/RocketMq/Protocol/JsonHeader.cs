using System.Collections.ObjectModel;
using Probes.Transport;

namespace Probes.RocketMq.Protocol;

/// <summary>A header as fastjson writes RemotingCommand: fields that are null are not there.</summary>
internal static class JsonHeader
{
    public static int? ReplyOpaque(ReadOnlySpan<byte> header)
    {
        int? opaque = null, flag = null;
        var json = new FastJsonReader(header);
        json.EnterBody();
        while ((opaque is null || flag is null) && json.NextMember())
        {
            if (json.Key.Is("opaque"u8))
                opaque = json.ReadInt32();
            else if (json.Key.Is("flag"u8))
                flag = json.ReadInt32();
            else
                json.Skip();
        }
        if (flag is not { } bits || (bits & 1) == 0)
            return null;
        return opaque ?? throw new ProtocolException("An answer does not say which request it answers.");
    }

    public static RemotingHeader Read(ReadOnlySpan<byte> header)
    {
        int? code = null, opaque = null;
        var (flag, version) = (0, 0);
        string? remark = null, language = null;
        IReadOnlyDictionary<string, string> extFields = ReadOnlyDictionary<string, string>.Empty;
        var json = new FastJsonReader(header);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("code"u8))
                code = json.ReadInt32();
            else if (json.Key.Is("opaque"u8))
                opaque = json.ReadInt32();
            else if (json.Key.Is("flag"u8))
                flag = json.ReadInt32() ?? 0;
            else if (json.Key.Is("version"u8))
                version = json.ReadInt32() ?? 0;
            else if (json.Key.Is("language"u8))
                language = json.ReadName();
            else if (json.Key.Is("remark"u8))
                remark = json.ReadString();
            else if (json.Key.Is("extFields"u8))
                extFields = KeyValueTable.ReadMap(ref json);
            else
                json.Skip();
        }
        json.End();
        return new RemotingHeader
        {
            Code = code ?? throw new ProtocolException("A header has no code."),
            Opaque = opaque ?? throw new ProtocolException("A header has no number of a request."),
            Flag = flag,
            Version = new MqVersion(version),
            // Some processors set ""; binary headers cannot tell it from none.
            Remark = string.IsNullOrEmpty(remark) ? null : remark,
            Language = language ?? "JAVA",
            ExtFields = extFields,
            SerializeType = SerializeType.Json,
        };
    }
}
