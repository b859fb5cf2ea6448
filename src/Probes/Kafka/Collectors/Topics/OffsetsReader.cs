using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Kafka.Model;
using Probes.Kafka.Model.Topics;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors.Topics;

/// <summary>
/// Reads where partitions begin and end: two requests to each leader. Partitions whose leader has moved are asked about once more, of
/// whom metadata names then.
/// </summary>
internal sealed class OffsetsReader
{
    private readonly KafkaSystem _system;
    private readonly CancellationToken _deadline;
    private readonly Dictionary<TopicView, TopicOffsets> _offsets;
    private readonly ConcurrentDictionary<(TopicView Topic, int Position), bool> _moved = new();
    private string? _refused;
    private Exception? _failure;

    private OffsetsReader(KafkaSystem system, ClusterView view, CancellationToken deadline)
    {
        (_system, _deadline) = (system, deadline);
        _offsets = view.Topics.Where(system.Admits).ToDictionary(static topic => topic, static topic => new TopicOffsets(topic), ReferenceEqualityComparer.Instance as IEqualityComparer<TopicView>);
    }

    public static async Task<OffsetsReading> ReadAsync(KafkaCollection collection, CancellationToken deadline)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        var silent = new HashSet<int>();
        if (collection.WantsGroups)
        {
            // What is written after the commit was read counts as lag, and never as less than none.
            await Peer.AskAsync(collection.GroupsAsync);
            foreach (var listing in await Task.WhenAll(await collection.ListingsAsync()))
            {
                if (!listing.IsUp)
                    silent.Add(listing.Broker);
            }
        }

        var reader = new OffsetsReader(system, view, deadline);
        await reader.ReadAsync(collection, silent);
        return reader.Finish();
    }

    private async Task ReadAsync(KafkaCollection collection, HashSet<int> silent)
    {
        var plan = new LeaderPlan();
        foreach (var topic in _offsets.Keys)
        {
            for (var i = 0; i < topic.Partitions.Length; i++)
            {
                var leader = topic.Partitions[i].Leader;
                // A broker that does not answer is not waited for twice; metadata may know better by now.
                if (silent.Contains(leader))
                    _moved[(topic, i)] = false;
                else if (leader >= 0)
                    plan.Add(leader, topic, i);
            }
        }

        await AskAsync(plan);
        if (_moved.IsEmpty || (await Peer.AskAsync(collection.NewViewAsync)).Value is not { } view)
            return;
        var again = PlanAgain(view);
        _moved.Clear();
        if (!again.IsEmpty)
            await AskAsync(again);
    }

    private LeaderPlan PlanAgain(ClusterView view)
    {
        var plan = new LeaderPlan();
        var topics = view.Topics.ToDictionary(static topic => topic.Name, StringComparer.Ordinal);
        foreach (var ((topic, position), wasTold) in _moved.OrderBy(static entry => entry.Key.Topic.Name, StringComparer.Ordinal).ThenBy(static entry => entry.Key.Position))
        {
            if (!topics.TryGetValue(topic.Name, out var now) || now.PositionOf(topic.Partitions[position].Index) is not (var there and >= 0))
                continue;
            var leader = now.Partitions[there].Leader;
            if (leader >= 0 && (wasTold || leader != topic.Partitions[position].Leader))
                plan.Add(leader, topic, position);
        }

        return plan;
    }

    private async Task AskAsync(LeaderPlan plan)
    {
        var latest = LeaderQuestion.AskAsync(_system, plan, 0, static (_, _) => ListOffsetsRequest.Latest, TakeEnd, _deadline);
        var earliest = LeaderQuestion.AskAsync(_system, plan, 0, static (_, _) => ListOffsetsRequest.Earliest, TakeFirst, _deadline);
        foreach (var (leader, failure) in (await latest).Concat(await earliest))
        {
            _failure = failure;
            foreach (var (topic, positions) in plan.Of(leader))
                positions.ForEach(position => _moved.TryAdd((topic, position), false));
        }
    }

    private void TakeEnd(TopicView topic, int position, ListOffsetsResponse.Partition told)
    {
        var offsets = _offsets[topic];
        offsets.ReadAt[position] = _system.Now;
        Take(offsets.End, topic, position, told);
    }

    private void TakeFirst(TopicView topic, int position, ListOffsetsResponse.Partition told) => Take(_offsets[topic].First, topic, position, told);

    private void Take(long[] offsets, TopicView topic, int position, ListOffsetsResponse.Partition told)
    {
        if (told.Error == ErrorCode.None && told.Offset >= 0)
            offsets[position] = told.Offset;
        else if (told.Error == ErrorCode.TopicAuthorizationFailed)
            _refused = topic.Name;
        else if (told.Error.IsMovedLeader())
            _moved[(topic, position)] = true;
    }

    private OffsetsReading Finish()
    {
        TopicOffsets[] all = [.. _offsets.Values];
        _system.Refusals.Note(Permission.Topics, _refused);
        var now = _system.Now;
        foreach (var offsets in all)
            _system.Topics.Of(offsets.Topic.Name, now).Observe(offsets);
        _system.Topics.Forget(now);
        var isNothing = all.Any(static topic => topic.End.Length > 0) && all.All(static topic => topic.UnknownPartitions == topic.End.Length);
        return new OffsetsReading(all, isNothing ? _failure ?? (_refused is null ? NoLeader() : Refusals.Failure(Permission.Topics)) : null);
    }

    private static ProbeException NoLeader() => new(FailureKind.Broker, "no partition has a leader that answers for it");
}
