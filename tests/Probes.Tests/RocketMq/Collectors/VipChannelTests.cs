using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.RocketMq;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors;
using Probes.RocketMq.Model;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class VipChannelTests
{
    [Theory]
    [InlineData(false, "10.0.0.1:10911", 10911)]
    [InlineData(true, "10.0.0.1:10911", 10909)]
    // Where the user says how a broker is reached, that is how.
    [InlineData(true, "172.17.0.3:10911", 20911)]
    // There is no port below 1.
    [InlineData(true, "10.0.0.1:2", 2)]
    public async Task Brokers_are_asked_two_ports_below_the_one_they_advertise(bool vip, string advertised, int port)
    {
        var time = new ManualTime();
        var options = new RocketMqOptions
        {
            VipChannel = vip, AddressMap = new Dictionary<string, Endpoint> { ["172.17.0.3:10911"] = new("127.0.0.1", 20911) },
        };
        var remoting = new RemotingOptions { Timeout = options.Timeout, Window = 1, Time = time, Dial = static (_, _, _) => throw new NotSupportedException() };
        await using var cluster = new Cluster(
            options, new ProbeContext("t", null, time, NullLogger.Instance), remoting, static (_, _) => Task.FromResult(Array.Empty<IPAddress>()));
        Assert.Equal(port, cluster.BrokerOf(new BrokerMember("c", "broker-a", 0, advertised)).Endpoint?.Port);
    }
}
