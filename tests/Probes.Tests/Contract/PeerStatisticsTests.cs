using Probes.Contract;

namespace Probes.Tests.Contract;

public sealed class PeerStatisticsTests
{
    [Fact]
    public void Counts_from_many_threads_are_all_there()
    {
        var peer = new PeerStatistics("a:1");
        Parallel.For(0, 10_000, i =>
        {
            peer.CountRequest(i % 2 == 0 ? "B" : "A");
            peer.CountFailure(i % 4 == 0 ? FailureKind.Timeout : FailureKind.Auth);
            peer.CountSent(3);
            peer.CountReceived(1_000_000);
        });
        Assert.Equal([("A", 5_000), ("B", 5_000)], peer.Requests.Select(entry => (entry.Key, entry.Value)));
        Assert.Equal([(FailureKind.Timeout, 2_500), (FailureKind.Auth, 7_500)], peer.Failures.Select(entry => (entry.Key, entry.Value)));
        Assert.Equal((30_000, 10_000_000_000), (peer.BytesSent, peer.BytesReceived));
    }

    [Fact]
    public void Connections_to_one_peer_are_told_together()
    {
        var (first, second, other) = (new PeerStatistics("a:1"), new PeerStatistics("a:1"), new PeerStatistics("b:1"));
        foreach (var peer in new[] { first, second, other })
        {
            peer.CountRequest("A");
            peer.CountFailure(FailureKind.Timeout);
            peer.CountSent(3);
            peer.CountReceived(4);
        }

        second.CountRequest("B");
        var told = PeerStatistics.ByPeer([first, other, second]);
        Assert.Equal(["a:1", "b:1"], told.Select(peer => peer.Peer));
        var both = told.First();
        Assert.Equal([("A", 2), ("B", 1)], both.Requests.Select(entry => (entry.Key, entry.Value)));
        Assert.Equal((2, 6, 8), (both.FailuresOf(FailureKind.Timeout), both.BytesSent, both.BytesReceived));
        Assert.Equal(1, first.FailuresOf(FailureKind.Timeout));
    }

    [Fact]
    public async Task Requests_that_come_while_they_are_listed_break_nothing()
    {
        for (var round = 0; round < 100; round++)
        {
            var peer = new PeerStatistics("a:1");
            var counting = Task.Run(() =>
            {
                for (var i = 0; i < 2_000; i++)
                    peer.CountRequest($"REQUEST_{i}");
            });
            while (!counting.IsCompleted)
                Assert.True(peer.Requests.ToList().Count <= 2_000);
            await counting;
        }
    }
}
