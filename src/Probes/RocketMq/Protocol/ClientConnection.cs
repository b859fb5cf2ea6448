namespace Probes.RocketMq.Protocol;

/// <summary>A connected client (Connection in apache/rocketmq); its address is the one that the broker sees.</summary>
internal sealed record ClientConnection(string ClientId, string ClientAddr, string Language, MqVersion Version)
{
    public static ClientConnection? Read(ref FastJsonReader json)
    {
        if (!json.EnterObject())
            return null;
        string? id = null, address = null, language = null;
        var version = 0;
        while (json.NextMember())
        {
            if (json.Key.Is("clientId"u8))
                id = json.ReadName();
            else if (json.Key.Is("clientAddr"u8))
                address = json.ReadString();
            else if (json.Key.Is("language"u8))
                language = json.ReadName();
            else if (json.Key.Is("version"u8))
                version = json.ReadInt32() ?? 0;
            else
                json.Skip();
        }
        return new ClientConnection(id ?? "", address ?? "", language ?? "", new MqVersion(version));
    }
}
