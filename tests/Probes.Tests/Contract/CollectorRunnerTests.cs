using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Metrics;
using Probes.Tests.Testing;
using Tests.Shared;

namespace Probes.Tests.Contract;

public sealed class CollectorRunnerTests
{
    private static readonly Metric Gauge = Metric.Gauge("g", "Help.", "a");

    [Fact]
    public async Task A_collector_that_throws_costs_its_own_samples_and_nobody_elses()
    {
        var runner = new CollectorRunner<int>(
            [
                new Collector("good", sink => sink.Add(Gauge, 1L, "x")),
                new Collector("bad", sink =>
                {
                    sink.Add(Gauge, 1L, "y");
                    throw new ProbeException(FailureKind.Auth, "no");
                }),
                new Collector("broken", _ => throw new InvalidOperationException("bug")),
            ],
            new ManualTime(), NullLogger.Instance);
        var results = await runner.RunAsync(0, new HashSet<string> { "good", "bad", "broken" }, CancellationToken.None);
        Assert.Equal([null, FailureKind.Auth, FailureKind.Internal], results.Select(result => result.Failure));
        Assert.Equal([1, 0, 0], results.Select(result => result.Families.Length));
        Assert.Equal([null, "no", "bug"], results.Select(result => result.Message));
    }

    [Fact]
    public async Task Only_those_that_are_named_are_run()
    {
        var runner = new CollectorRunner<int>(
            [new Collector("a", _ => { }), new Collector("b", _ => throw new InvalidOperationException())], new ManualTime(), NullLogger.Instance);
        var results = await runner.RunAsync(0, new HashSet<string> { "a", "unknown" }, CancellationToken.None);
        Assert.Equal("a", Assert.Single(results).Collector);
        Assert.Equal(["a", "b"], runner.Descriptions.Select(description => description.Name));
    }

    [Fact]
    public async Task A_series_that_comes_twice_is_counted()
    {
        var runner = new CollectorRunner<int>(
            [
                new Collector("a", sink =>
                {
                    sink.Add(Gauge, 1L, "x");
                    sink.Add(Gauge, 2L, "x");
                }),
            ],
            new ManualTime(), NullLogger.Instance);
        for (var i = 0; i < 2; i++)
        {
            var result = Assert.Single(await runner.RunAsync(0, new HashSet<string> { "a" }, CancellationToken.None));
            Assert.Equal(1, result.Duplicates);
            Assert.True(result.Succeeded);
        }
    }

    private sealed class Collector(string name, Action<SampleSink> collect) : ICollector<int>
    {
        public CollectorDescription Description { get; } = new(name, TimeSpan.Zero, TimeSpan.Zero);

        public Task CollectAsync(int collection, SampleSink sink, CancellationToken cancellationToken)
        {
            collect(sink);
            return Task.CompletedTask;
        }
    }
}
