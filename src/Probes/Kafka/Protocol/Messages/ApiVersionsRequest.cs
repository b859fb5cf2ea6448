namespace Probes.Kafka.Protocol.Messages;

/// <summary>Which requests and versions does the broker know? v0, which every broker answers. Body: empty.</summary>
internal sealed record ApiVersionsRequest : KafkaRequest<ApiVersionsResponse>
{
    public override ApiKey Key => ApiKey.ApiVersions;

    public override void Write(KafkaWriter writer)
    {
    }

    public override ApiVersionsResponse ReadResponse(ref KafkaReader reader) => ApiVersionsResponse.Read(ref reader);
}
