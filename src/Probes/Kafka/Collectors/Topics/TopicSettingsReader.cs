using System.Collections.Immutable;
using System.Globalization;
using Probes.Contract;
using Probes.Kafka.Model;
using Probes.Kafka.Model.Topics;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors.Topics;

/// <summary>Asks how topics are configured, as far as it explains their numbers; without those that are not told. Any broker can tell of all topics.</summary>
internal static class TopicSettingsReader
{
    private static readonly ImmutableArray<string> _keys = ["cleanup.policy", "min.insync.replicas", "retention.ms", "retention.bytes"];

    /// <exception cref="ProbeException">There is no metadata, or no broker tells, although one knows the request.</exception>
    public static async Task<ImmutableDictionary<string, TopicSettings>> ReadAsync(KafkaCollection collection, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        ImmutableArray<TopicView> topics = [.. view.Topics.Where(system.Watches)];
        if (topics.IsEmpty)
            return ImmutableDictionary<string, TopicSettings>.Empty;
        var told = await AskAsync(system, view, topics, cancellationToken);
        var refused = told.Results.FirstOrDefault(static result => result.Error is ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed);
        system.Refusals.Note(Permission.Settings, refused?.Name);
        var settings = told.Results.Where(static result => result.Error == ErrorCode.None)
            .DistinctBy(static result => result.Name, StringComparer.Ordinal)
            .ToImmutableDictionary(static result => result.Name, Read, StringComparer.Ordinal);
        if (settings.IsEmpty && refused is not null)
            throw Refusals.Failure(Permission.Settings);
        return system.Settings = settings;
    }

    private static async Task<DescribeConfigsResponse> AskAsync(KafkaSystem system, ClusterView view, ImmutableArray<TopicView> topics, CancellationToken cancellationToken)
    {
        var request = new DescribeConfigsRequest([.. topics.Select(static topic => new DescribeConfigsRequest.Resource(ConfigResource.Topic, topic.Name, _keys))]);
        Exception? failure = null;
        var isKnown = false;
        foreach (var broker in view.Brokers)
        {
            var answer = await Peer.AskAsync(() => system.Peers.AskAsync(broker.Id, request, cancellationToken));
            if (answer.Value is { } told)
                return told;
            (failure, isKnown) = (failure ?? answer.Failure, isKnown || !answer.IsUnsupported);
        }

        // Where no broker knows the request, as some that are not Apache's, there is nothing to mend.
        if (failure is not null && !isKnown)
            return new DescribeConfigsResponse([]);

        throw failure ?? new ProbeException(FailureKind.Broker, "the cluster names no broker that could be asked for settings");
    }

    private static TopicSettings Read(DescribeConfigsResponse.Result result)
    {
        string? Text(string key) => result.Configs.FirstOrDefault(config => config.Name == key)?.Value;
        long? Number(string key) => long.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
        return new TopicSettings(
            Text("cleanup.policy")?.Replace(" ", "", StringComparison.Ordinal) ?? "", (int?)Number("min.insync.replicas"), Number("retention.ms"), Number("retention.bytes"));
    }
}
