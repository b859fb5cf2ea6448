using System.IO.Compression;
using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Security;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

public sealed class AclTests
{
    private static readonly AclAccount Admin = new("exporterAdmin", "adminSecret12345") { IsAdmin = true };
    private static readonly AclAccount Plain = new("plainUser", "plainSecret12345");

    private static readonly int[] Played =
    [
        RequestCode.GetBrokerRuntimeInfo, RequestCode.GetTopicStatsInfo, RequestCode.GetConsumeStats, RequestCode.GetConsumerConnectionList,
        RequestCode.GetAllSubscriptionGroupConfig, RequestCode.GetAllTopicConfig, RequestCode.GetBrokerConfig, RequestCode.GetAllProducerInfo,
    ];

    /// <summary>The very requests that were recorded, signed, unsigned and wrongly signed, JSON and binary.</summary>
    [Theory]
    [InlineData("V4_9_8", "rocketmq-4.9.8-acl.zip")]
    [InlineData("V5_3_3", "rocketmq-5.3.3-acl.zip")]
    public async Task Recorded_requests_are_refused_as_they_were(string flavor, string set)
    {
        await using var cluster = await RocketMqCluster.StartAsync(
            new() { Flavor = Enum.Parse<Flavor>(flavor), ClusterName = "AclCluster", Acl = new AclPlay(Admin, Plain) }, new ManualTime());
        using var client = await TestClient.ConnectAsync(cluster.Broker("broker-a").EndPoint);
        var (refused, answered) = (0, 0);
        foreach (var (request, recorded) in Recorded(set))
        {
            await client.SendAsync(request);
            var answer = await client.ReadAsync();
            if (recorded.Code is 1 or 16)
            {
                Assert.Equal((recorded.Code, recorded.Remark, recorded.HeaderType), (answer.Code, answer.Remark, answer.HeaderType));
                refused++;
            }
            else
            {
                // The topic and the group of the recording are not here; that is told by other codes.
                Assert.True(answer.Code is 0 or 17 or 206, answer.Header);
                answered++;
            }
        }

        Assert.True(refused > 50 && answered > 30, $"{refused} refused, {answered} answered");
    }

    [Fact]
    public async Task A_name_server_answers_everybody()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { Acl = new AclPlay() }, new ManualTime());
        Assert.Equal(0, (await TestClient.AskAsync(cluster.NameServers[0], RequestCode.GetBrokerClusterInfo)).Code);
        Assert.Equal(1, (await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetBrokerRuntimeInfo)).Code);
    }

    [Theory]
    [InlineData("Topic:*", true)]
    [InlineData("Topic:orders", true)]
    [InlineData("Topic:payments", false)]
    [InlineData("Group:*", false)]
    public void A_user_may_read_what_is_granted(string right, bool may) =>
        Assert.Equal(may, new AclAccount("k", "s") { MayRead = [right] }.Reads("Topic", "orders"));

    private static IEnumerable<(byte[] Request, Reply Recorded)> Recorded(string set)
    {
        using var stream = typeof(AclTests).Assembly.GetManifestResourceStream(set)!;
        using var zip = new ZipArchive(stream);
        foreach (var entry in zip.Entries.Where(entry => entry.Name.StartsWith("broker.", StringComparison.Ordinal) && entry.Name.EndsWith(".req.bin", StringComparison.Ordinal)))
        {
            var request = Bytes(entry);
            if (zip.GetEntry(entry.FullName.Replace(".req.bin", ".resp.bin", StringComparison.Ordinal)) is { } answer && Played.Contains(CodeOf(request)))
            {
                yield return (request, Reply.Parse(Bytes(answer).AsSpan(4)));
            }
        }
    }

    private static int CodeOf(byte[] frame)
    {
        var request = new RemotingRequest();
        var length = (frame[5] << 16) | (frame[6] << 8) | frame[7];
        Assert.True(RequestHeaderReader.TryRead((HeaderType)frame[4], frame.AsSpan(8, length), request));
        return request.Code;
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
