using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.Tests.RocketMq.Model;

/// <summary>What happens every day must not be reported, at whatever moments brokers are asked.</summary>
public sealed class RollingRestartTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_healthy_rolling_restart_is_never_inconsistent(int seed)
    {
        var random = new Random(seed);
        var group = Restart(random, "T", "U");
        Assert.All(Verdicts(group, random), findings => Assert.Empty(findings?.Found ?? []));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nor_is_one_in_which_processes_are_killed(int seed)
    {
        var random = new Random(seed);
        var group = Restart(random, "T");
        for (var i = 0; i < group.Members.Count; i++)
        {
            // Its connections are listed until the broker notices: by their end, or after 120 s without a heartbeat.
            var lingering = group.Brokers.ToDictionary(broker => broker, _ => random.Next(2) == 0 ? 0 : 90 + (random.NextDouble() * 40));
            group.Members[i] = group.Members[i] with { Lingers = broker => lingering[broker] };
        }

        Assert.All(Verdicts(group, random), findings => Assert.Empty(findings?.Found ?? []));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nor_are_clients_that_reconnect_now_and_then(int seed)
    {
        var random = new Random(seed);
        var group = new PlayedGroup();
        for (var member = 0; member < 3; member++)
        {
            var phase = random.NextDouble() * 30;
            for (var (i, from) = (0, phase); from < 1800; i++)
            {
                var until = from + 200 + (random.NextDouble() * 600);
                group.Members.Add(new PlayedMember($"m{member}", "T") { Address = $"m{member}:{i}", From = from, Until = until, Lingers = _ => 130 });
                from = until;
            }
        }

        Assert.All(Verdicts(group, random), findings => Assert.Empty(findings?.Found ?? []));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Two_members_of_different_topics_are_found_within_half_an_hour(int seed)
    {
        var random = new Random(seed);
        // Heartbeats 4 s to 20 s apart: who looks at the first ten seconds of each quarter of a minute sees both in time.
        var group = new PlayedGroup(new PlayedMember("1", "T"), new PlayedMember("2", "U") { From = 4 + (random.NextDouble() * 16) });
        var found = Verdicts(group, random, jitter: 10).Index().FirstOrDefault(entry => entry.Item?.Found.Contains(SubscriptionReason.TopicsDiffer) == true);
        Assert.NotNull(found.Item);
        Assert.InRange(found.Index, 2, 119);
    }

    private static PlayedGroup Restart(Random random, params string[] topics)
    {
        var group = new PlayedGroup();
        var ends = 500.0;
        for (var i = 0; i < 2 + random.Next(5); i++)
        {
            ends += 3 + (random.NextDouble() * 60);
            // The next one starts before or after the old one has ended.
            var starts = ends - 10 + (random.NextDouble() * 40);
            group.Members.Add(new PlayedMember($"old{i}", topics) { From = random.NextDouble() * 30, Until = ends });
            group.Members.Add(new PlayedMember($"new{i}", topics) { From = starts, Version = starts });
        }

        return group;
    }

    // Collections each 15 s; a broker is asked 30 s to 75 s after it was last, and not all of them at the same time.
    private static IEnumerable<SubscriptionFindings?> Verdicts(PlayedGroup group, Random random, double jitter = 1)
    {
        var watch = new SubscriptionWatch();
        var answers = new Dictionary<string, GroupSighting>();
        for (var i = 0; i < 120; i++)
        {
            var now = PlayedGroup.Start.AddSeconds((i * 15) + (random.NextDouble() * jitter));
            foreach (var broker in group.Brokers)
            {
                if (!answers.TryGetValue(broker, out var last) || (now - last.At).TotalSeconds >= 30 + (45 * random.NextDouble()))
                    answers[broker] = group.At((now - PlayedGroup.Start).TotalSeconds).Single(sighting => sighting.Broker == broker);
            }

            watch.Observe([.. answers.Values]);
            yield return watch.Findings;
        }
    }
}
