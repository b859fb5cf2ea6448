using System.Globalization;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq;

/// <summary>What RocketMQ's own mqadmin printed, against what its frames say to our readers.</summary>
public sealed class MqadminTruthTests
{
    private static readonly CaptureSet Set = CaptureSet.Load("rocketmq-4.9.8-mqadmin");

    [Theory]
    [InlineData("CG_MULTI", 26, 46L)]
    [InlineData("CG_ORDER_SLOW", 18, 98278L)]
    [InlineData("CG_RETRY", 6, 4L)]
    public void Consumer_progress_prints_the_lag_of_each_queue(string group, int rows, long total)
    {
        var printed = Rows($"consumerProgress.{group}.txt").Select(row => (Topic: row[0], Broker: row[1], Queue: row[2], Max: row[3], Committed: row[4], Lag: row[5]));
        var read = Frames($"consumerProgress.{group}", 208).SelectMany(ConsumeStatsTruth.Read)
            .Select(row => (row.Topic, Broker: row.BrokerName, Queue: Text(row.QueueId), Max: Text(row.BrokerOffset), Committed: Text(row.ConsumerOffset), Lag: Text(row.Lag)))
            .ToList();
        Assert.Equal(printed.Order(), read.Order());
        Assert.Equal(rows, read.Count);
        Assert.Equal(total, read.Sum(row => long.Parse(row.Lag, CultureInfo.InvariantCulture)));
        Assert.Contains($"Diff Total: {total}", Set.Text($"consumerProgress.{group}.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void Consumer_progress_of_a_broadcasting_group_is_empty()
    {
        Assert.Empty(Frames("consumerProgress.CG_BCAST", 208).SelectMany(ConsumeStatsTruth.Read));
        Assert.Empty(Rows("consumerProgress.CG_BCAST.txt"));
    }

    [Fact]
    public void Topic_status_prints_the_ends_of_each_queue()
    {
        var printed = Rows("topicStatus.T_ORDER.txt").Select(row => (Queue: row[1], Min: row[2], Max: row[3])).Order();
        var read = Frames("topicStatus.T_ORDER", 202).SelectMany(frame => GetTopicStatsInfo.Read(RemotingCodec.Read(frame.Response).Body).Queues)
            .Select(queue => (Queue: Text(queue.QueueId), Min: Text(queue.MinOffset), Max: Text(queue.MaxOffset))).Order();
        Assert.Equal(printed, read);
    }

    [Fact]
    public void Topic_status_prints_when_each_queue_was_written_to()
    {
        // The recording machine's clock ran on UTC.
        var printed = Rows("topicStatus.T_ORDER.txt").Select(row => $"{row[4]} {row[5]}").Order();
        var read = Frames("topicStatus.T_ORDER", 202).SelectMany(frame => GetTopicStatsInfo.Read(RemotingCodec.Read(frame.Response).Body).Queues)
            .Select(queue => DateTimeOffset.FromUnixTimeMilliseconds(queue.LastUpdateTimestamp).ToString("yyyy-MM-dd HH:mm:ss,fff", CultureInfo.InvariantCulture)).Order();
        Assert.Equal(printed, read);
    }

    [Fact]
    public void Cluster_list_prints_the_brokers_and_their_versions()
    {
        var cluster = GetBrokerClusterInfo.Read(RemotingCodec.Read(Frames("clusterList", 106).Single().Response).Body);
        var printed = Rows("clusterList.txt").Select(row => (row[0], row[1], row[2], row[3])).Order();
        Assert.Equal(printed, cluster.Brokers.SelectMany(broker => broker.Addresses.Select(address => (broker.Cluster, broker.BrokerName, Text(address.Key), address.Value))).Order());
        var brokers = Frames("clusterList", 28).Select(frame => GetBrokerRuntimeInfo.Read(RemotingCodec.Read(frame.Response).Body));
        Assert.Equal(Rows("clusterList.txt").Select(row => row[4]), brokers.Select(broker => broker.BrokerVersionDesc));
        // "64.37(0,0ms)": puts a second, length and head wait of the send pool.
        Assert.Equal(Rows("clusterList.txt").Select(row => row[5]).Order(), brokers.Select(broker => string.Create(CultureInfo.InvariantCulture,
            $"{broker.PutRate!.Value.TenSeconds:F2}({broker.ThreadPools[0].Size},{broker.ThreadPools[0].HeadWaitMilliseconds}ms)")).Order());
    }

    [Fact]
    public void Broker_status_prints_the_whole_runtime_table()
    {
        var info = GetBrokerRuntimeInfo.Read(RemotingCodec.Read(Frames("brokerStatus", 28).Single().Response).Body);
        var printed = Set.Text("brokerStatus.txt").Split('\n').Where(line => line.Contains(':', StringComparison.Ordinal))
            .ToDictionary(line => line[..line.IndexOf(':', StringComparison.Ordinal)].Trim(), line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        Assert.Equal(info.Table.Keys.Order(), printed.Keys.Order());
        Assert.All(info.Table, pair => Assert.Equal(printed[pair.Key], pair.Value.Trim()));
    }

    private static IEnumerable<CapturedFrame> Frames(string command, int code) =>
        Set.Answers(code).Where(frame => frame.Name.StartsWith(command + "-", StringComparison.Ordinal));

    private static IEnumerable<string[]> Rows(string file) => Set.Text(file).Split('\n')
        .SkipWhile(line => !line.StartsWith('#')).Skip(1)
        .TakeWhile(line => line.Trim().Length > 0)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
