using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.RocketMq.Collectors.Canary;
using Probes.RocketMq.Model;
using Probes.Tests.Testing;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Collectors.Canary;

public sealed class CanaryLedgerTests
{
    private static readonly BrokerGroup _a = new("C", "a", []);
    private static readonly BrokerGroup _b = new("C", "b", []);

    private readonly ManualTime _time = new();
    private readonly CapturedLog _log = new();
    private readonly CanaryLedger _ledger;

    public CanaryLedgerTests() => _ledger = new CanaryLedger(new ProbeContext("shop", null, _time, _log));

    [Fact]
    public void Brokers_and_clusters_count_from_zero_once_they_are_known()
    {
        _ledger.Keep([_b, _a]);
        Assert.Equal(["a", "b"], _ledger.Brokers.Select(broker => broker.Name));
        Assert.Equal(["C"], _ledger.Clusters.Select(cluster => cluster.Key));
        Assert.All(_ledger.Brokers, broker => Assert.Null(broker.LastRoundtrip));
        Assert.Equal((0, 0.0), Roundtrips(_ledger.Clusters.Single().Value));
    }

    [Fact]
    public void An_attempt_is_a_round_trip_or_a_failure_and_never_both()
    {
        _ledger.Keep([_a]);
        var broker = _ledger.BrokerOf(_a);
        _ledger.Note(broker, CanaryOutcome.Success(TimeSpan.FromMilliseconds(4)));
        _ledger.Note(broker, CanaryOutcome.Failed(CanaryFailure.SendTimeout, "x"));
        _ledger.Note(broker, CanaryOutcome.Failed(CanaryFailure.SlaveNotAvailable, "x"));
        foreach (var tally in new[] { broker.Tally, _ledger.Clusters.Single().Value })
        {
            Assert.Equal((1, 0.004), Roundtrips(tally));
            Assert.Equal([CanaryFailure.SendTimeout, CanaryFailure.SlaveNotAvailable], CanaryFailures.All.Where(failure => tally.FailuresOf(failure) == 1));
        }
    }

    [Fact]
    public void When_it_came_through_last_is_told_also_while_it_fails()
    {
        var broker = _ledger.BrokerOf(_a);
        _ledger.Note(broker, CanaryOutcome.Success(TimeSpan.FromMilliseconds(4)));
        var at = _time.GetUtcNow().ToUnixTimeMilliseconds();
        _time.Advance(TimeSpan.FromMinutes(1));
        _ledger.Note(broker, CanaryOutcome.Failed(CanaryFailure.BrokerDown, "x"));
        Assert.Equal(at, broker.LastRoundtrip);
    }

    [Fact]
    public void A_broker_that_is_gone_is_forgotten_and_its_cluster_s_count_does_not_fall()
    {
        _ledger.Keep([_a, _b]);
        _ledger.Note(_ledger.BrokerOf(_b), CanaryOutcome.Failed(CanaryFailure.BrokerDown, "x"));
        _ledger.Keep([_a]);
        Assert.Equal(["a"], _ledger.Brokers.Select(broker => broker.Name));
        Assert.Equal(1, _ledger.Clusters.Single().Value.FailuresOf(CanaryFailure.BrokerDown));
    }

    [Fact]
    public void The_log_says_it_when_it_changes()
    {
        var broker = _ledger.BrokerOf(_a);
        CanaryFailure?[] attempts =
        [
            null, null, CanaryFailure.SendTimeout, CanaryFailure.SendTimeout, CanaryFailure.NotWritable, null, null,
        ];
        foreach (var failure in attempts)
            _ledger.Note(broker, failure is { } reason ? CanaryOutcome.Failed(reason, "because") : CanaryOutcome.Success(TimeSpan.Zero));
        Assert.Equal(
            [
                (LogLevel.Warning, "The canary of target shop does not come through broker a (send_timeout): because."),
                (LogLevel.Warning, "The canary of target shop does not come through broker a (not_writable): because."),
                (LogLevel.Information, "The canary of target shop comes through broker a again."),
            ],
            _log.Lines);
    }

    [Fact]
    public void A_first_attempt_that_fails_is_said()
    {
        _ledger.Note(_ledger.BrokerOf(_a), CanaryOutcome.Failed(CanaryFailure.NoTopic, "because"));
        Assert.Single(_log.Lines);
    }

    private static (long Count, double Sum) Roundtrips(CanaryTally tally)
    {
        Span<long> counts = stackalloc long[tally.Roundtrips.Metric.Buckets.Length + 1];
        var sum = tally.Roundtrips.Read(counts);
        var count = 0L;
        foreach (var bucket in counts)
            count += bucket;
        return (count, sum);
    }
}
