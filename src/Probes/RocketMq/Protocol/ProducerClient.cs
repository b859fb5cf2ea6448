namespace Probes.RocketMq.Protocol;

/// <summary>
/// A connected producer (ProducerInfo in apache/rocketmq). RemoteAddress is "host:port" as the broker sees it;
/// LastUpdateTimestamp is that of its last heartbeat, in milliseconds.
/// </summary>
internal sealed record ProducerClient(
    string ClientId,
    string RemoteAddress,
    string Language,
    MqVersion Version,
    long LastUpdateTimestamp)
{
    public static ProducerClient? Read(ref FastJsonReader json)
    {
        if (!json.EnterObject())
            return null;
        string? id = null, address = null, language = null;
        var version = 0;
        long updated = 0;
        while (json.NextMember())
        {
            if (json.Key.Is("clientId"u8))
                id = json.ReadString();
            // Java's text of an address: "/10.0.0.1:40000".
            else if (json.Key.Is("remoteIP"u8))
                address = json.ReadString()?.TrimStart('/');
            else if (json.Key.Is("language"u8))
                language = json.ReadString();
            else if (json.Key.Is("version"u8))
                version = json.ReadInt32() ?? 0;
            else if (json.Key.Is("lastUpdateTimestamp"u8))
                updated = json.ReadInt64() ?? 0;
            else
                json.Skip();
        }
        return new ProducerClient(id ?? "", address ?? "", language ?? "", new MqVersion(version), updated);
    }
}
