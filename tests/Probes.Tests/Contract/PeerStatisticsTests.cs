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
