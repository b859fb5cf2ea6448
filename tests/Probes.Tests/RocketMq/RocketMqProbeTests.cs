using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.RocketMq;
using Probes.Tests.Testing;
using Tests.Shared;

namespace Probes.Tests.RocketMq;

public sealed class RocketMqProbeTests
{
    [Fact]
    public async Task Every_collector_is_for_a_page_that_there_is()
    {
        var kind = new RocketMqKind();
        await using var probe = kind.Create(new RocketMqOptions(), new ProbeContext("t", null, new ManualTime(), NullLogger.Instance));
        var pages = kind.CompatPages.Select(page => page.Name).Append(CollectorDescription.MainPage).ToList();
        Assert.Equal(pages.Order(StringComparer.Ordinal), probe.Collectors.Select(collector => collector.Page).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(probe.Collectors.Select(collector => collector.Name).Distinct(), probe.Collectors.Select(collector => collector.Name));
    }
}
