namespace Probes.Kafka.Protocol;

/// <summary>A request. Its fields are those of the newest version spoken; a version without a field leaves it out.</summary>
internal abstract record KafkaRequest
{
    public abstract ApiKey Key { get; }

    /// <summary>Writes the body.</summary>
    public abstract void Write(KafkaWriter writer);
}

/// <summary>A request, and how its response is read.</summary>
internal abstract record KafkaRequest<TResponse> : KafkaRequest
{
    /// <summary>Reads the body of the response, which has the version of the request.</summary>
    public abstract TResponse ReadResponse(ref KafkaReader reader);
}
