using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Replication;

/// <summary>How far the commit logs of a broker group's members reach, asked at one time.</summary>
/// <param name="Group">The broker group.</param>
/// <param name="AskedAt">When the master's answer was there.</param>
/// <param name="MasterEnd">The master's; null if it did not tell, or there is no master.</param>
/// <param name="Slaves">Those of the slaves that told.</param>
internal sealed record GroupLogs(
    BrokerGroup Group, DateTimeOffset AskedAt, long? MasterEnd, IReadOnlyList<(BrokerMember Slave, long End)> Slaves)
{
    public static async Task<GroupLogs> ReadAsync(RocketMqCollection collection, BrokerGroup group)
    {
        var slaves = group.Members.Where(member => !member.IsMaster).Select(async slave => (Slave: slave, End: await EndAsync(collection, slave))).ToList();
        long? masterEnd = null;
        if (group.Members.FirstOrDefault(member => member.IsMaster) is { } master)
            masterEnd = await EndAsync(collection, master);
        // A slave that is slow to answer must not make the master's position look younger.
        var askedAt = collection.Cluster.Time.GetUtcNow();
        var ends = await Task.WhenAll(slaves);
        return new GroupLogs(group, askedAt, masterEnd, [.. ends.Where(entry => entry.End is not null).Select(entry => (entry.Slave, entry.End!.Value))]);
    }

    private static async Task<long?> EndAsync(RocketMqCollection collection, BrokerMember member) =>
        (await collection.RuntimeAsync(member)).Value?.CommitLogMaxOffset;
}
