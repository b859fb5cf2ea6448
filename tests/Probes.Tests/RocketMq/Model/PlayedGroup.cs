using System.Collections.Immutable;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.Tests.RocketMq.Model;

/// <summary>A member of a played group. Times are seconds.</summary>
internal sealed record PlayedMember(string Id, params string[] Topics)
{
    public string Address { get; init; } = Id + ":1";

    public double From { get; init; }

    public double Until { get; init; } = double.MaxValue;

    /// <summary>How long its connection is listed after it has ended, by broker: a process that was killed.</summary>
    public Func<string, double> Lingers { get; init; } = static _ => 0;

    public string Expression { get; init; } = "*";

    /// <summary>The subVersion.</summary>
    public double Version { get; init; }

    public string Model { get; init; } = "CLUSTERING";

    /// <summary>Brokers that it cannot reach.</summary>
    public string[] Unreachable { get; init; } = [];
}

/// <summary>
/// What brokers keep of a group, by the rules of ConsumerGroupInfo and ConsumerManager in apache/rocketmq, replayed from the
/// heartbeats of its members: the first at their start, then each 30 s.
/// </summary>
internal sealed class PlayedGroup(params PlayedMember[] members)
{
    public static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddDays(20_000);

    public List<PlayedMember> Members { get; } = [.. members];

    public string[] Brokers { get; init; } = ["a", "b"];

    public List<GroupSighting> At(double time) => [.. Brokers.Select(broker => At(broker, time))];

    private GroupSighting At(string broker, double time)
    {
        var reached = Members.Where(member => !member.Unreachable.Contains(broker) && member.From <= time).ToList();
        var clients = reached.Where(member => time < member.Until + member.Lingers(broker)).Select(member => new SeenClient(member.Id, member.Address)).ToImmutableArray();
        var table = new SortedDictionary<string, (string Expression, double Version)>(StringComparer.Ordinal);
        var last = reached.FirstOrDefault();
        foreach (var (_, member) in reached.SelectMany(Heartbeats).Where(beat => beat.At <= time).OrderBy(beat => beat.At))
        {
            last = member;
            foreach (var topic in member.Topics)
            {
                if (!table.TryGetValue(topic, out var entry) || member.Version > entry.Version)
                    table[topic] = (member.Expression, member.Version);
            }

            foreach (var gone in table.Keys.Except(member.Topics).ToList())
                table.Remove(gone);
        }

        return new GroupSighting(broker, Start.AddSeconds(time), clients)
        {
            ConsumeType = "CONSUME_PASSIVELY",
            MessageModel = last?.Model ?? "",
            ConsumeFromWhere = "CONSUME_FROM_LAST_OFFSET",
            Expressions = table.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Expression, StringComparer.Ordinal),
        };
    }

    private static IEnumerable<(double At, PlayedMember Member)> Heartbeats(PlayedMember member)
    {
        for (var at = member.From; at < Math.Min(member.Until, member.From + 10_000); at += 30)
            yield return (at, member);
    }
}
