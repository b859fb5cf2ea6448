using System.Net;
using System.Text.Json;
using BrokerExporter.Configuration;
using BrokerExporter.Http.StatusPages;
using BrokerExporter.Tests.Testing;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Tests.Http.StatusPages;

public sealed class StatusEndpointTests
{
    private const string Hostile = "<script>alert(1)</script>";
    private const string Group = "say \"hi\"\n\u202Egnp' & more";

    private static FakeProbe ProbeOf(string group = Group, string topic = Hostile) => new()
    {
        Answer = (names, _) => Task.FromResult(FakeProbe.Up([.. names.Select(name => FakeProbe.Success(name, [.. Samples.Of(sink =>
        {
            sink.Add(MessagingMetrics.GroupLagMessages, 42L, "fake", "c", group, topic);
            sink.Add(MessagingMetrics.GroupMembers, 2L, "fake", "c", group);
        })]))])),
    };

    [Fact]
    public async Task The_page_shows_targets_and_groups_whatever_they_are_called()
    {
        await using var exporter = await RunningExporter.StartAsync(ProbeOf());
        var html = await exporter.Client.GetStringAsync("/");
        Assert.Contains("1 of 1 targets up", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>say &quot;hi&quot;\\n\\u202Egnp&#39; &amp; more</bdi>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', html);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/status.json")]
    [InlineData("/status.css")]
    [InlineData("/status.js")]
    [InlineData("/status.svg")]
    [InlineData("/group?target=t0&group=none")]
    public async Task A_browser_may_do_nothing_with_it_that_is_not_ours(string path)
    {
        await using var exporter = await RunningExporter.StartAsync(ProbeOf());
        using var response = await exporter.Client.GetAsync(path);
        Assert.Equal(PageHeaders.Policy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith("default-src 'none';", PageHeaders.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", PageHeaders.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_the_page_needs_what_the_policy_forbids()
    {
        await using var exporter = await RunningExporter.StartAsync(ProbeOf());
        var html = await exporter.Client.GetStringAsync("/");
        Assert.All([" style=", " on", "<style", "javascript:", "http://", "https://"], forbidden => Assert.DoesNotContain(forbidden == " on" ? " onclick" : forbidden, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looking_at_the_page_collects_nothing_while_others_scrape()
    {
        var probe = ProbeOf();
        await using var exporter = await RunningExporter.StartAsync(probe);
        for (var i = 0; i < 3; i++)
        {
            await exporter.ScrapeAsync();
            await exporter.Client.GetStringAsync("/");
            await exporter.Client.GetStringAsync("/status.json");
        }

        Assert.Equal(3, probe.Asked.Count);
    }

    [Fact]
    public async Task Many_who_look_at_it_at_once_share_one_collection()
    {
        var probe = ProbeOf();
        var answer = probe.Answer;
        var open = new TaskCompletionSource();
        probe.Answer = async (names, deadline) =>
        {
            await open.Task;
            return await answer(names, deadline);
        };
        await using var exporter = await RunningExporter.StartAsync(probe);
        var looks = Enumerable.Range(0, 8).Select(_ => exporter.Client.GetStringAsync("/")).ToList();
        await probe.StartedAsync();
        open.SetResult();
        await Task.WhenAll(looks);
        Assert.Single(probe.Asked);
    }

    [Fact]
    public async Task A_target_that_is_down_says_why()
    {
        var probe = new FakeProbe { Answer = (names, _) => Task.FromResult(FakeProbe.Down([.. names.Select(name => FakeProbe.Failure(name, FailureKind.Tls, "The <certificate> has expired."))])) };
        await using var exporter = await RunningExporter.StartAsync(probe);
        var html = await exporter.Client.GetStringAsync("/");
        Assert.Contains("<span class=\"bad\">down</span>", html, StringComparison.Ordinal);
        Assert.Contains("The &lt;certificate&gt; has expired.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_has_a_page_of_its_own_behind_its_link()
    {
        await using var exporter = await RunningExporter.StartAsync(ProbeOf());
        var html = await exporter.Client.GetStringAsync("/");
        var start = html.IndexOf("href=\"/group?", StringComparison.Ordinal) + "href=\"".Length;
        var link = WebUtility.HtmlDecode(html[start..html.IndexOf('"', start)]);
        var page = await exporter.Client.GetStringAsync(link);
        Assert.Contains("<h1><bdi>say &quot;hi&quot;", page, StringComparison.Ordinal);
        Assert.Contains("messaging_group_lag_messages", page, StringComparison.Ordinal);
        Assert.Contains("granularity: queue", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/group")]
    [InlineData("/group?target=none&group=%3Cb%3E")]
    [InlineData("/group?target=t0&cluster=c&group=other&topic=x&account=")]
    public async Task A_group_that_is_not_there_is_not_found(string path)
    {
        await using var exporter = await RunningExporter.StartAsync(ProbeOf());
        using var response = await exporter.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("<b>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_for_programs_has_names_as_they_are()
    {
        await using var exporter = await RunningExporter.StartAsync(ProbeOf());
        using var document = JsonDocument.Parse(await exporter.Client.GetStringAsync("/status.json"));
        var group = Assert.Single(document.RootElement.GetProperty("groups").EnumerateArray());
        Assert.Equal((Group, Hostile, 42), (group.GetProperty("group").GetString(), group.GetProperty("topic").GetString(), group.GetProperty("lag_messages").GetInt32()));
        Assert.Equal(JsonValueKind.Null, group.GetProperty("drain_seconds").ValueKind);
        Assert.True(document.RootElement.GetProperty("targets")[0].GetProperty("up").GetBoolean());
        Assert.Equal([42.0], group.GetProperty("trend").EnumerateArray().Select(point => point[1].GetDouble()));
    }

    [Fact]
    public async Task The_question_is_heard()
    {
        await using var exporter = await RunningExporter.StartAsync(ProbeOf("billing", "orders"), ProbeOf("audit", "orders"));
        using var document = JsonDocument.Parse(await exporter.Client.GetStringAsync("/status.json?q=AUD"));
        Assert.Equal((1, 2), (document.RootElement.GetProperty("groups_matching").GetInt32(), document.RootElement.GetProperty("groups_total").GetInt32()));
    }

    [Fact]
    public async Task Behind_a_prefix_all_its_links_begin_with_it()
    {
        var config = new ExporterConfig { Web = new WebConfig { RoutePrefix = "/brokers" } };
        await using var exporter = await RunningExporter.StartAsync(config, ProbeOf("billing", "orders"));
        var html = await exporter.Client.GetStringAsync("/brokers/");
        Assert.Contains("<form id=\"filter\" method=\"get\" action=\"/brokers/\"", html, StringComparison.Ordinal);
        Assert.Contains("<script src=\"/brokers/status.js\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(html.Split("href=\"").Skip(1), link => !link.StartsWith("/brokers/", StringComparison.Ordinal));
        Assert.NotEmpty(await exporter.Client.GetStringAsync("/brokers/status.css"));
    }

    [Fact]
    public async Task An_exporter_without_groups_says_so()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        Assert.Contains("have shown no consumer group", await exporter.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }
}
