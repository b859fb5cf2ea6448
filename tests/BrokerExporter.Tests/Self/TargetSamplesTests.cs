using BrokerExporter.Collection;
using BrokerExporter.Self;
using BrokerExporter.Tests.Testing;
using Probes.Contract;

namespace BrokerExporter.Tests.Self;

public sealed class TargetSamplesTests
{
    [Fact]
    public void Everything_that_is_known_of_a_target_is_shown()
    {
        var peer = new PeerStatistics("10.0.0.1:9876");
        peer.CountRequest("GET_ROUTE");
        peer.CountRequest("GET_ROUTE");
        peer.CountFailure(FailureKind.Timeout);
        peer.CountSent(100);
        peer.CountReceived(2000);
        var status = Status() with
        {
            Collectors =
            [
                new("topics", true, TimeSpan.FromMilliseconds(125), DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_500), []),
                new("groups", false, TimeSpan.FromSeconds(2), null, [new(FailureKind.Timeout, 3), new(FailureKind.Broker, 1)]),
                new("never_asked", null, TimeSpan.Zero, null, []),
            ],
            Dropped = [new(FakeProbe.Depth, 6)],
            Peers = [peer],
        };

        Assert.Equal(
            """
            broker_exporter_collector_success{target="t",collector="topics"} 1
            broker_exporter_collector_success{target="t",collector="groups"} 0
            broker_exporter_collector_duration_seconds{target="t",collector="topics"} 0.125
            broker_exporter_collector_duration_seconds{target="t",collector="groups"} 2
            broker_exporter_collector_last_success_timestamp_seconds{target="t",collector="topics"} 1700000000.5
            broker_exporter_collector_failures_total{target="t",collector="groups",kind="timeout"} 3
            broker_exporter_collector_failures_total{target="t",collector="groups",kind="broker"} 1
            broker_exporter_collections_total{target="t"} 5
            broker_exporter_collections_joined_total{target="t"} 4
            broker_exporter_collections_reused_total{target="t"} 3
            broker_exporter_collections_missed_total{target="t"} 2
            broker_exporter_snapshot_age_seconds{target="t"} 1.5
            broker_exporter_series{target="t"} 17
            broker_exporter_series_limit{target="t"} 100
            broker_exporter_series_dropped{target="t",family="fake_depth"} 6
            broker_exporter_peer_requests_total{target="t",peer="10.0.0.1:9876",request="GET_ROUTE"} 2
            broker_exporter_peer_failures_total{target="t",peer="10.0.0.1:9876",kind="timeout"} 1
            broker_exporter_peer_sent_bytes_total{target="t",peer="10.0.0.1:9876"} 100
            broker_exporter_peer_received_bytes_total{target="t",peer="10.0.0.1:9876"} 2000
            """.Split('\n'), Samples.Of(sink => TargetSamples.Add(sink, status)).Lines());
    }

    [Fact]
    public void A_target_that_was_never_collected_says_nothing_of_its_collectors()
    {
        var status = Status() with { Collectors = [new("topics", null, TimeSpan.Zero, null, [])] };
        Assert.DoesNotContain(Samples.Of(sink => TargetSamples.Add(sink, status)).Lines(), line => line.Contains("collector", StringComparison.Ordinal) && line.Contains("topics", StringComparison.Ordinal));
    }

    private static TargetStatus Status() => new()
    {
        Target = "t",
        Up = true,
        Collections = 5,
        Joined = 4,
        Reused = 3,
        Missed = 2,
        Series = 17,
        SnapshotAge = TimeSpan.FromSeconds(1.5),
        SeriesLimit = 100,
        Dropped = [],
        Duplicates = 0,
        Collectors = [],
        Peers = [],
    };
}
