using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Kafka;
using Tests.Shared;

namespace Probes.Tests.Kafka;

public sealed class KafkaProbeTests
{
    [Fact]
    public async Task Every_page_has_collectors_and_every_collector_a_page_and_a_name_of_its_own()
    {
        await using var probe = Probe(new KafkaOptions());
        var pages = new KafkaKind().CompatPages.Select(page => page.Name).Append(CollectorDescription.MainPage);
        Assert.Equal(pages.Order(StringComparer.Ordinal), probe.Collectors.Select(collector => collector.Page).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(probe.Collectors.Select(collector => collector.Name).Distinct(), probe.Collectors.Select(collector => collector.Name));
    }

    [Fact]
    public async Task What_is_switched_off_has_no_collector()
    {
        await using var plain = Probe(new KafkaOptions());
        await using var changed = Probe(new KafkaOptions { LogDirs = false, Canary = new CanaryOptions { Enabled = true } });
        Assert.Equal(["compat_kminion_log_dirs", "log_dirs"], Names(plain).Except(Names(changed)).Order(StringComparer.Ordinal));
        Assert.Equal(["canary"], Names(changed).Except(Names(plain)));
    }

    private static IEnumerable<string> Names(KafkaProbe probe) => probe.Collectors.Select(collector => collector.Name);

    private static KafkaProbe Probe(KafkaOptions options) => new(options, new ProbeContext("t", null, new ManualTime(), NullLogger.Instance));
}
