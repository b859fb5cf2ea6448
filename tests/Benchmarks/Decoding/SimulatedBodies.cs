using Probes.RocketMq.Client;
using Probes.RocketMq.Protocol;
using Probes.Transport;
using Simulator.RocketMq;
using Simulator.RocketMq.Topologies;

namespace Benchmarks.Decoding;

/// <summary>Answers of one broker of a simulated cluster with as many pairs as topics.</summary>
internal static class SimulatedBodies
{
    public static async Task<byte[]> ReadAsync(int code, int topics)
    {
        await using var cluster = await RocketMqCluster.StartAsync(new RocketMqClusterOptions
        {
            NameServers = 1,
            BrokerGroups = 1,
            SlavesPerGroup = 0,
            Topology = LoadTopology.Create(new LoadOptions(topics, topics)),
        });
        cluster.Advance(TimeSpan.FromSeconds(10));

        var address = cluster.Brokers[0].EndPoint;
        var time = TimeProvider.System;
        await using var connection = new RemotingConnection(
            new Endpoint(address.Address.ToString(), address.Port),
            new RemotingOptions { Timeout = TimeSpan.FromSeconds(10), Window = 1, Time = time, Dial = new Dialer(time).DialAsync });
        return (await connection.AskAsync(
            new RemotingRequest((RequestCode)code), static body => body.ToArray(), absent: null, CancellationToken.None))!;
    }
}
