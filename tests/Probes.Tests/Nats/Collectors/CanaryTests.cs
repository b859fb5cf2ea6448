using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Metrics;
using Probes.Nats;
using Probes.Nats.Collectors;
using Probes.Nats.Collectors.Canary;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Nats.Collectors;

public sealed class CanaryTests
{
    [Fact]
    public async Task What_was_found_goes_by_the_cluster_that_was_met_first_whoever_answers()
    {
        var options = new CanaryOptions { Connection = new NatsSystemOptions { Servers = [new Endpoint("127.0.0.1", 1)] } };
        var context = new ProbeContext("t", null, new ManualTime(), NullLogger.Instance);
        await using var trials = new CanaryTrials(options, context, _ => { });
        await using var way = new ScriptedWay();
        await using var system = new NatsSystem(new NatsOptions(), context, [way]);
        way.With("a", ("/varz", """{ "server_id": "A", "server_name": "a", "cluster": { "name": "east" } }"""));
        Assert.Equal(["east"], await ClustersAsync());

        way.With("a", ("/varz", """{ "server_id": "A", "server_name": "a", "cluster": { "name": "west" } }"""));
        Assert.Equal(["east"], await ClustersAsync());

        async Task<IEnumerable<string>> ClustersAsync()
        {
            var sink = new SampleSink(new SeriesCache());
            await new CanaryCollector(trials).CollectAsync(new NatsCollection(system, CancellationToken.None), sink, CancellationToken.None);
            return sink.Freeze().SelectMany(family => family.Samples)
                .Select(sample => sample.Series.LabelValues[sample.Series.Metric.Labels.IndexOf("cluster")])
                .Distinct();
        }
    }
}
