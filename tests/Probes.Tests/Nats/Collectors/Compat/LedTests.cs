using Probes.Nats;
using Probes.Nats.Client;
using Probes.Nats.Collectors.Compat;
using Probes.Nats.Protocol.Documents;

namespace Probes.Tests.Nats.Collectors.Compat;

public sealed class LedTests
{
    [Fact]
    public void A_consumer_is_told_by_its_own_leader_whoever_leads_its_stream()
    {
        var led = LedOf(("n1", "n1", 50, "n2", 7), ("n2", "n1", 48, "n2", 9), ("n3", "n1", 50, "n2", 80));
        Assert.Equal("n1", Assert.Single(led.Streams()).Server.Name);
        var consumer = Assert.Single(led.Consumers());
        Assert.Equal(("n2", 9ul), (consumer.Copy.Server.Name, consumer.Consumer.NumPending));
    }

    [Fact]
    public void What_nobody_leads_is_not_told()
    {
        var led = LedOf(("n1", "", 50, "", 7), ("n2", "", 48, "", 9));
        Assert.Empty(led.Streams());
        Assert.Empty(led.Consumers());
    }

    [Fact]
    public void While_two_claim_to_lead_the_one_that_is_further_does() =>
        Assert.Equal("n2", Assert.Single(LedOf(("n1", "n1", 50, "n1", 0), ("n2", "n2", 51, "n2", 0)).Streams()).Server.Name);

    [Fact]
    public void Servers_by_themselves_have_streams_of_their_own() =>
        Assert.Equal(2, new Led(new NatsOptions(), [Told("a", "", "a", 1, "a", 0), Told("b", "", "b", 1, "b", 0)]).Streams().Count());

    private static Led LedOf(params IEnumerable<(string Server, string Leader, int Last, string ConsumerLeader, int Pending)> copies) =>
        new(new NatsOptions(), [.. copies.Select(copy => Told(copy.Server, "c1", copy.Leader, copy.Last, copy.ConsumerLeader, copy.Pending))]);

    private static (ServerIdentity, Jsz) Told(string server, string cluster, string leader, int last, string consumerLeader, int pending) => (
        new ServerIdentity(server, "id-" + server, cluster, "2.9.10"),
        new Jsz
        {
            AccountDetails =
            [
                new()
                {
                    Name = "APP",
                    Id = "APP",
                    StreamDetail =
                    [
                        new()
                        {
                            Name = "ORDERS",
                            Cluster = new() { Leader = leader },
                            State = new() { LastSeq = (ulong)last },
                            ConsumerDetail = [new() { Name = "c", Cluster = new() { Leader = consumerLeader }, NumPending = (ulong)pending }],
                        },
                    ],
                },
            ],
        });
}
