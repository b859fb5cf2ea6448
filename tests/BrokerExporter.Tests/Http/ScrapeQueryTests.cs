using System.Net;
using BrokerExporter.Tests.Testing;
using Probes.Contract;

namespace BrokerExporter.Tests.Http;

public sealed class ScrapeQueryTests : IAsyncDisposable
{
    private readonly FakeProbe _probe = new()
    {
        Collectors =
        [
            new("queues", TimeSpan.Zero, TimeSpan.Zero), new("facts", TimeSpan.Zero, TimeSpan.Zero),
            new("old_queues", TimeSpan.Zero, TimeSpan.Zero) { Page = FakeProbe.OldPage },
        ],
        Answer = (names, _) => Task.FromResult(FakeProbe.Up([.. names.Select(name => FakeProbe.Success(name, name switch
        {
            "queues" => FakeProbe.Queue(3),
            "facts" => Samples.Of(FakeProbe.Slow, 7L, "c"),
            _ => Samples.Of(FakeProbe.OldDepth, 4L, "q"),
        }))])),
    };

    [Theory]
    [InlineData("/metrics", "queues facts", "fake_depth fake_slow_facts")]
    [InlineData("/metrics?collect[]=queues", "queues", "fake_depth")]
    [InlineData("/metrics?collect%5B%5D=facts", "facts", "fake_slow_facts")]
    [InlineData("/metrics?collect[]=queues&collect[]=facts&collect[]=facts", "queues facts", "fake_depth fake_slow_facts")]
    [InlineData("/metrics?exclude[]=queues", "facts", "fake_slow_facts")]
    [InlineData("/metrics?name[]=fake_depth", "queues facts", "fake_depth")]
    [InlineData("/metrics?collect[]=facts&name[]=fake_depth", "facts", "")]
    [InlineData("/compat/old-exporter/metrics?collect[]=old_queues", "old_queues", "old_depth")]
    public async Task Only_what_is_wanted_is_asked_and_shown(string path, string asked, string shown)
    {
        await using var exporter = await RunningExporter.StartAsync(_probe);
        var lines = await exporter.ScrapeAsync(path);
        Assert.Equal(asked.Split(' ').Order(), _probe.Asked.Single().Order());
        string[] families = ["fake_depth", "fake_slow_facts", "old_depth"];
        Assert.Equal(shown, string.Join(' ', families.Where(family => lines.Any(line => line.StartsWith(family, StringComparison.Ordinal)))));
    }

    [Fact]
    public async Task Whether_the_target_is_up_and_the_exporter_itself_are_told_with_any_collectors_and_left_out_by_name_only()
    {
        await using var exporter = await RunningExporter.StartAsync(_probe);
        var lines = await exporter.ScrapeAsync("/metrics?collect[]=facts");
        Assert.Contains("""messaging_up{system="fake",target="t0"} 1""", lines);
        Assert.Contains(lines, line => line.StartsWith("broker_exporter_build_info{", StringComparison.Ordinal));
        Assert.Equal(
            ["messaging_up", "process_cpu_seconds_total"],
            (await exporter.ScrapeAsync("/metrics?name[]=process_cpu_seconds_total&name[]=messaging_up"))
                .Where(line => line[0] != '#').Select(line => line.Split('{', ' ')[0]));
    }

    [Theory]
    [InlineData("collect[]=queues&exclude[]=facts", "collect[] and exclude[] cannot be combined.\n")]
    [InlineData("collect[]=queue", "This page has no collector \"queue\". It has:\nfacts\nqueues\n")]
    [InlineData("exclude[]=", "This page has no collector \"\". It has:\nfacts\nqueues\n")]
    [InlineData("collect[]=old_queues", "This page has no collector \"old_queues\". It has:\nfacts\nqueues\n")]
    [InlineData("name[]=fake_depths&collect[]=queues", "This page has no metric \"fake_depths\". It has:\nbroker_exporter_build_info\n")]
    public async Task What_is_not_known_is_said_to_be_so_with_what_there_is(string query, string expected)
    {
        await using var exporter = await RunningExporter.StartAsync(_probe);
        using var response = await exporter.Client.GetAsync("/metrics?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_probe.Asked);
    }

    [Fact]
    public async Task A_page_without_anything_that_was_wanted_is_a_page_all_the_same()
    {
        await using var exporter = await RunningExporter.StartAsync(_probe);
        Assert.Empty(await exporter.ScrapeAsync("/compat/old-exporter/metrics?exclude[]=old_queues"));
        Assert.Empty(_probe.Asked);
    }

    [Fact]
    public async Task A_target_that_has_none_of_the_collectors_is_left_out()
    {
        var other = new FakeProbe { Collectors = [new CollectorDescription("others", TimeSpan.Zero, TimeSpan.Zero)] };
        await using var exporter = await RunningExporter.StartAsync(_probe, other);
        var lines = await exporter.ScrapeAsync("/metrics?collect[]=facts");
        Assert.Contains("""messaging_up{system="fake",target="t0"} 1""", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("""messaging_up{system="fake",target="t1"}""", StringComparison.Ordinal));
        Assert.Empty(other.Asked);
    }

    public ValueTask DisposeAsync() => _probe.DisposeAsync();
}
