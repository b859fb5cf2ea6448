using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>The name servers that a broker is configured with, against "10.0.0.1" and "rmq" (10.0.0.2 and 10.0.0.3).</summary>
public sealed class BrokerNameServersTests
{
    [Theory]
    [InlineData("10.0.0.1:9876;10.0.0.2:9876;10.0.0.3:9876", 3, "10.0.0.1:9876=1 10.0.0.2:9876=1 10.0.0.3:9876=1", 0)]
    [InlineData("10.0.0.1:9876; rmq:9876", 2, "10.0.0.1:9876=1 10.0.0.2:9876=1 10.0.0.3:9876=1", 0)]
    [InlineData("rmq-1:9876;10.0.0.2;", 2, "10.0.0.1:9876=1 10.0.0.2:9876=1 10.0.0.3:9876=0", 0)]
    [InlineData("10.0.0.1:9876;10.0.0.9:9876", 2, "10.0.0.1:9876=1 10.0.0.2:9876=0 10.0.0.3:9876=0", 1)]
    // Another port is another name server.
    [InlineData("10.0.0.1:9876;10.0.0.2:9877", 2, "10.0.0.1:9876=1 10.0.0.2:9876=0 10.0.0.3:9876=0", 1)]
    // Not one in common: names of another network, of which nothing can be told.
    [InlineData("namesrv-a:9876;namesrv-b:9876", 2, "", null)]
    // A name that nobody knows here may be any of them.
    [InlineData("10.0.0.1:9876;namesrv-b:9876", 2, "", null)]
    [InlineData("10.0.0.1:9876;http://rmq", 2, "", null)]
    [InlineData("", null, "", null)]
    public async Task Each_is_found_by_whatever_it_is_called(string configured, int? entries, string found, int? unwatched)
    {
        var token = TestContext.Current.CancellationToken;
        var time = new ManualTime();
        var remoting = new RemotingOptions { Timeout = TimeSpan.FromSeconds(3), Window = 8, Time = time, Dial = new Dialer(time).DialAsync };
        await using var cluster = new Cluster(
            new RocketMqOptions { NameServers = [new Endpoint("10.0.0.1", 9876), new Endpoint("rmq", 9876)] },
            new ProbeContext("target", null, time, NullLogger.Instance), remoting, Resolve);
        await cluster.NameServersAsync(token);
        var sink = new SampleSink(new SeriesCache());
        var names = BrokerNameServers.EntriesOf(new Dictionary<string, string> { ["namesrvAddr"] = configured });
        BrokerNameServers.Add(sink, new BrokerMember("C", "broker-a", 0, "b:1"), names, await NamedServers.FindAsync(cluster, names, token));
        var samples = sink.Freeze().SelectMany(family => family.Samples).ToLookup(sample => sample.Series.Metric);
        Assert.Equal(entries, samples[RegistrationMetrics.ConfiguredNameServers].SingleOrDefault() is { Series: not null } count ? (int)count.Value : null);
        Assert.Equal(found, string.Join(' ', samples[RegistrationMetrics.NameServerConfigured].Select(sample => $"{sample.Series.LabelValues[3]}={sample.Value}").Order(StringComparer.Ordinal)));
        Assert.Equal(unwatched, samples[RegistrationMetrics.UnwatchedNameServers].SingleOrDefault() is { Series: not null } others ? (int)others.Value : null);
    }

    private static Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken) => host switch
    {
        "rmq" => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.2"), IPAddress.Parse("10.0.0.3")]),
        "rmq-1" => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1")]),
        _ => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)),
    };
}
