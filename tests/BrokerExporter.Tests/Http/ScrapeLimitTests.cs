using System.Net;
using BrokerExporter.Configuration;
using BrokerExporter.Http;
using BrokerExporter.Tests.Testing;

namespace BrokerExporter.Tests.Http;

public sealed class ScrapeLimitTests
{
    [Fact]
    public void No_more_begin_than_may_until_one_has_ended()
    {
        var limit = new ScrapeLimit(2);
        Assert.True(limit.TryBegin());
        Assert.True(limit.TryBegin());
        Assert.False(limit.TryBegin());
        Assert.False(limit.TryBegin());
        limit.End();
        Assert.True(limit.TryBegin());
        Assert.False(limit.TryBegin());
    }

    [Fact]
    public void Zero_is_no_limit()
    {
        var limit = new ScrapeLimit(0);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(limit.TryBegin()));
    }

    [Fact]
    public async Task A_scrape_too_many_is_refused_and_counted_while_health_is_told()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var probe = new FakeProbe();
        var answer = probe.Answer;
        probe.Answer = async (names, token) =>
        {
            await release.Task;
            return await answer(names, token);
        };
        await using var exporter = await RunningExporter.StartAsync(new ExporterConfig { Web = new WebConfig { MaxRequests = 1 } }, probe);
        var first = exporter.ScrapeAsync();
        await probe.StartedAsync();
        using (var refused = await exporter.Client.GetAsync("/metrics"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("web.max_requests", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal("Healthy.\n", await exporter.Client.GetStringAsync("/-/healthy"));
        release.SetResult();
        Assert.Contains("broker_exporter_scrapes_refused_total 1", await first);
        Assert.NotEmpty(await exporter.ScrapeAsync());
    }
}
