using System.Collections.Immutable;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka.Model;
using Simulator.Kafka.Security;

namespace Simulator.Kafka.Answers;

/// <summary>What a broker answers, by request.</summary>
internal static class AnswerBook
{
    /// <summary>Reads the request and answers it.</summary>
    /// <returns>What writes the answer; null: there is none.</returns>
    /// <exception cref="Probes.Transport.ProtocolException">The request is malformed.</exception>
    public static Task<Action<KafkaWriter>?> AnswerAsync(BrokerView view, SaslSession sasl, ref KafkaReader body, CancellationToken cancellation) => view.Key switch
    {
        // It may wait, and reads the cluster piece by piece.
        ApiKey.Fetch => FetchAsync(view, FetchRequest.Read(ref body), cancellation),
        ApiKey.ApiVersions => Task.FromResult<Action<KafkaWriter>?>(new ApiVersionsResponse(view.Forced, ReleaseRanges.Of(view.Cluster.Release)).Write),
        ApiKey.SaslHandshake => Task.FromResult<Action<KafkaWriter>?>(sasl.Begin(SaslHandshakeRequest.Read(ref body), view.Version).Write),
        ApiKey.SaslAuthenticate => Task.FromResult<Action<KafkaWriter>?>(sasl.Continue(SaslAuthenticateRequest.Read(ref body)).Write),
        _ => Task.FromResult(Read(view, ref body)),
    };

    private static async Task<Action<KafkaWriter>?> FetchAsync(BrokerView view, FetchRequest request, CancellationToken cancellation) =>
        (await FetchAnswer.OfAsync(view, request, cancellation).ConfigureAwait(false)).Write;

    private static Action<KafkaWriter>? Read(BrokerView view, ref KafkaReader body)
    {
        lock (view.Cluster.Gate)
        {
            return view.Key switch
            {
                ApiKey.Metadata => MetadataAnswer.Of(view, MetadataRequest.Read(ref body)).Write,
                ApiKey.ListOffsets => ListOffsetsAnswer.Of(view, ListOffsetsRequest.Read(ref body)).Write,
                ApiKey.ListGroups => ListGroupsAnswer.Of(view).Write,
                ApiKey.DescribeGroups => DescribeGroupsAnswer.Of(view, DescribeGroupsRequest.Read(ref body)).Write,
                ApiKey.ConsumerGroupDescribe => ConsumerGroupDescribeAnswer.Of(view, ConsumerGroupDescribeRequest.Read(ref body)).Write,
                ApiKey.OffsetFetch => OffsetFetchAnswer.Of(view, OffsetFetchRequest.Read(ref body)).Write,
                ApiKey.FindCoordinator => FindCoordinatorAnswer.Of(view, FindCoordinatorRequest.Read(ref body)).Write,
                ApiKey.DescribeLogDirs => DescribeLogDirsAnswer.Of(view).Write,
                ApiKey.DescribeConfigs => DescribeConfigsAnswer.Of(view, DescribeConfigsRequest.Read(ref body)).Write,
                ApiKey.CreateTopics => CreateTopicsAnswer.Of(view, CreateTopicsRequest.Read(ref body)).Write,
                ApiKey.Produce => ProduceAnswer.Of(view, ProduceRequest.Read(ref body)) is { } response ? response.Write : null,
                _ => throw new InvalidOperationException($"{view.Key} is listed and not answered."),
            };
        }
    }
}
