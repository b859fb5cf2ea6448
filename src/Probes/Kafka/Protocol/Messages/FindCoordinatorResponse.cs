namespace Probes.Kafka.Protocol.Messages;

/// <summary>FindCoordinator: throttle_time_ms(1+) error_code error_message(1+) node_id host port.</summary>
internal sealed record FindCoordinatorResponse(ErrorCode Error, string? Message, int NodeId, string Host, int Port)
{
    public static FindCoordinatorResponse Read(ref KafkaReader reader)
    {
        if (reader.Version >= 1)
            reader.Int32();
        var response = new FindCoordinatorResponse(
            reader.Error(), reader.Version >= 1 ? reader.NullableString() : null, reader.Int32(), reader.String(), reader.Int32());
        reader.Tags();
        return response;
    }

    public void Write(KafkaWriter writer)
    {
        if (writer.Version >= 1)
            writer.Int32(0);
        writer.Error(Error);
        if (writer.Version >= 1)
            writer.String(Message);
        writer.Int32(NodeId);
        writer.String(Host);
        writer.Int32(Port);
        writer.Tags();
    }
}
