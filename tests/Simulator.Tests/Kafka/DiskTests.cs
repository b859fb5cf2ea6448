using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;
using Simulator.Tests.Kafka.Support;
using Tests.Shared;

namespace Simulator.Tests.Kafka;

public sealed class DiskTests
{
    [Fact]
    public async Task A_disk_that_fails_takes_the_directory_offline_on_its_broker_only()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Play.FailDisk(2);
        var failed = Assert.Single((await RawClient.AskAsync(cluster.Broker(2), new DescribeLogDirsRequest())).LogDirs);
        Assert.Equal((ErrorCode.KafkaStorageError, 0, -1, -1), (failed.Error, failed.Topics.Length, failed.TotalBytes, failed.UsableBytes));
        Assert.Equal(ErrorCode.None, Assert.Single((await RawClient.AskAsync(cluster.Broker(1), new DescribeLogDirsRequest())).LogDirs).Error);
    }

    [Fact]
    public async Task A_volume_has_what_the_copies_leave_of_it_and_never_less_than_nothing()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Topics.Write(Shop.Orders, 0, 10);
        cluster.Play.SetVolume(1, 10);
        var full = Assert.Single((await RawClient.AskAsync(cluster.Broker(1), new DescribeLogDirsRequest())).LogDirs);
        Assert.Equal((10, 0), (full.TotalBytes, full.UsableBytes));
    }

    [Fact]
    public async Task Without_a_controller_no_broker_is_named_and_everything_else_stays()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Play.SetController(exists: false);
        var metadata = await RawClient.AskAsync(cluster.Broker(1), new MetadataRequest());
        Assert.Equal((-1, 3), (metadata.ControllerId, metadata.Brokers.Length));
        cluster.Play.SetController(exists: true);
        Assert.Equal(1, (await RawClient.AskAsync(cluster.Broker(1), new MetadataRequest())).ControllerId);
    }
}
