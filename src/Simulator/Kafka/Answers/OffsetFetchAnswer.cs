using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka.Model;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleOffsetFetchRequest: what is not named is left out where it may not be read; what is named has an error.</summary>
internal static class OffsetFetchAnswer
{
    public static OffsetFetchResponse Of(BrokerView view, OffsetFetchRequest request) => new([.. request.Groups.Select(group => Group(view, group))]);

    private static OffsetFetchResponse.Group Group(BrokerView view, OffsetFetchRequest.Group asked)
    {
        if (view.ErrorOfGroup(asked.Id) is var error && error != ErrorCode.None)
        {
            return new(asked.Id, [], error);
        }

        // Of a group that is not there, nothing is committed: that is no error.
        var offsets = view.Cluster.Groups.GetValueOrDefault(asked.Id)?.Offsets ?? [];
        return new(asked.Id, [.. asked.Topics is { } topics ? topics.Select(topic => Named(view, topic, offsets)) : All(view, offsets)], ErrorCode.None);
    }

    private static IEnumerable<ByTopic<OffsetFetchResponse.Partition>> All(BrokerView view, SortedDictionary<(string Topic, int Partition), long> offsets) => offsets
        .Where(entry => !view.Cluster.Denials.HasTopic(entry.Key.Topic, view.Key))
        .GroupBy(entry => entry.Key.Topic)
        .Select(topic => new ByTopic<OffsetFetchResponse.Partition>(
            topic.Key, [.. topic.Select(entry => new OffsetFetchResponse.Partition(entry.Key.Partition, entry.Value, ErrorCode.None))]));

    private static ByTopic<OffsetFetchResponse.Partition> Named(BrokerView view, OffsetFetchRequest.Topic topic, SortedDictionary<(string Topic, int Partition), long> offsets)
    {
        var error = view.ErrorOfTopic(topic.Name);
        return new(
            topic.Name,
            [
                .. topic.Partitions.Select(index => new OffsetFetchResponse.Partition(
                    index, error == ErrorCode.None && offsets.TryGetValue((topic.Name, index), out var offset) ? offset : -1, error)),
            ]);
    }
}
