using Probes.Nats.Model.Links;

namespace Probes.Tests.Nats.Model;

public sealed class LinkLedgerTests
{
    private readonly LinkLedger<string> _ledger = new();

    [Fact]
    public void Connections_to_one_peer_are_summed_and_the_slowest_tells_the_round_trip()
    {
        var sum = Assert.Single(_ledger.Note("id", [Link("n2", "1", 10, 0.1), Link("n2", "2", 20, 0.3)]));
        Assert.Equal(("n2", 2, 30, 0.3), (sum.Peer, sum.Connections, sum.Traffic.InMessages, sum.RoundTripSeconds));
        Assert.Equal(14, sum.PendingBytes);
        Assert.Equal(4, sum.Subscriptions);
    }

    [Fact]
    public void A_connection_that_is_closed_leaves_what_went_over_it_in_the_sum()
    {
        Note("id", Link("n2", "1", 10), Link("n2", "2", 20));
        Assert.Equal(35, Note("id", Link("n2", "2", 25)));
        Assert.Equal(38, Note("id", Link("n2", "2", 25), Link("n2", "3", 3)));
    }

    [Fact]
    public void A_connection_that_counts_from_zero_again_adds_what_it_has() =>
        Assert.Equal([100, 105, 106], [Note("id", Link("n2", "1", 100)), Note("id", Link("n2", "1", 5)), Note("id", Link("n2", "1", 6))]);

    [Fact]
    public void A_server_that_was_started_anew_counts_anew()
    {
        Note("id", Link("n2", "1", 100));
        Assert.Equal(7, Note("other", Link("n2", "1", 7)));
    }

    [Fact]
    public void A_peer_that_went_away_begins_anew_as_its_connections_do()
    {
        Note("id", Link("n2", "1", 100));
        Assert.Empty(_ledger.Note("id", []));
        Assert.Equal(2, Note("id", Link("n2", "9", 2)));
    }

    private long Note(string server, params Link<string>[] links) => Assert.Single(_ledger.Note(server, links)).Traffic.InMessages;

    private static Link<string> Link(string peer, string connection, long messages, double? roundTrip = null) =>
        new(peer, connection, new LinkTraffic(messages, 0, 0, 0), 7, roundTrip, 2);
}
