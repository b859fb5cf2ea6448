using Probes.Nats.Client;
using Probes.Nats.Model.JetStream;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>A consumer as one server has it, beside the stream as that server has it.</summary>
internal sealed record ConsumerCopy(StreamCopy Stream, ConsumerDetail Detail, ConsumerConfig? Config)
{
    public ServerIdentity Server => Stream.Server;

    /// <summary>Whom the server takes for the leader; empty: nobody.</summary>
    public string Leader => Detail.Cluster is { } cluster ? cluster.Leader ?? "" : Server.Cluster.Length == 0 ? Server.Name : "";

    public ConsumerDetail.SequenceInfo Delivered => Detail.Delivered ?? _none;

    public ConsumerDetail.SequenceInfo AckFloor => Detail.AckFloor ?? _none;

    public ConsumerPosition Position => new(Delivered.StreamSeq, AckFloor.StreamSeq, Detail.NumPending, (ulong)Math.Max(0, Detail.NumAckPending));

    public bool IsPush => Config is { } config ? !string.IsNullOrEmpty(config.DeliverSubject) : Detail.PushBound;

    /// <summary>Whether it wants some of the stream's messages only, as far as is known.</summary>
    public bool IsFiltered => !string.IsNullOrEmpty(Config?.FilterSubject) || Config?.FilterSubjects is { Length: > 0 };

    private static readonly ConsumerDetail.SequenceInfo _none = new();
}
