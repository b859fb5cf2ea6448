using System.Text.RegularExpressions;
using EndToEnd.Testing;
using Microsoft.Playwright;
using Simulator.RocketMq;
using Simulator.RocketMq.Model;

namespace EndToEnd;

/// <summary>The status page in a real browser.</summary>
public sealed partial class StatusPageTests
{
    private const string _hostileTopic = "<script>alert(1)</script>";
    private const string _hostileGroup = "say \"hi\"\n\u202Egnp' & <img src=x onerror=alert(2)>";
    private const string _played = "4.9";

    /// <summary>Whatever has text is told apart from its ground, as WCAG 2.2 (1.4.3) wants it for text of any size: 4.5:1.</summary>
    private const string _faint = """
        () => {
          const channels = text => text.match(/[\d.]+/g).map(Number);
          const light = text => channels(text).slice(0, 3).map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = element => { for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor; if ((channels(colour)[3] ?? 1) > 0) return colour; } return 'rgb(255, 255, 255)'; };
          return [...document.querySelectorAll('body *')]
            .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && element.checkVisibility())
            .map(element => ({ text: element.textContent.trim().slice(0, 40), over: [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => b - a) }))
            .filter(found => (found.over[0] + 0.05) / (found.over[1] + 0.05) < 4.5)
            .map(found => found.text);
        }
        """;

    [Fact]
    public async Task It_comes_to_life_under_its_policy_and_asks_nobody_else()
    {
        await using var cluster = await Clusters.StartAsync(_played);
        await using var exporter = await cluster.WatchAsync();
        await using var browser = await Browser.StartAsync();
        await browser.Page.GotoAsync(exporter.Address.ToString());
        await Assertions.Expect(browser.Page.GetByText("1 of 1 targets up")).ToBeVisibleAsync();
        await Assertions.Expect(browser.Page.GetByText("live", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(browser.Page.Locator("#name-servers tbody tr")).ToHaveCountAsync(2);

        cluster.NameServers[0].Stop();
        await exporter.ScrapeAsync();
        await Assertions.Expect(browser.Page.Locator("#name-servers").GetByText("down", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(browser.Page.GetByText("stands still")).ToBeVisibleAsync();
        Assert.Empty(browser.Complaints);
        Assert.All(browser.Requests, request => Assert.Equal(exporter.Address.Authority, request.Authority));
        Assert.Contains(browser.Requests, request => request.AbsolutePath == "/status.js");
    }

    [Fact]
    public async Task Without_script_all_of_it_is_there()
    {
        await using var cluster = await Clusters.StartAsync(_played);
        await using var exporter = await cluster.WatchAsync("granularity: queue");
        await using var browser = await Browser.StartAsync(options => options.JavaScriptEnabled = false);
        var page = browser.Page;
        await page.GotoAsync(exporter.Address.ToString());
        await Assertions.Expect(page.Locator(".groups tbody tr")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Name" }).FillAsync("ANALYT");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page.Locator(".groups tbody tr")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Link, new() { Name = "Age" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Age" })).ToHaveAttributeAsync("aria-sort", "descending");
        await Assertions.Expect(page.Locator(".groups tbody tr")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Link, new() { Name = "analytics" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "analytics" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#queues tbody tr").First).ToContainTextAsync("broker-");
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_filter_is_followed_while_it_is_typed_and_a_sorting_link_keeps_the_focus()
    {
        await using var cluster = await Clusters.StartAsync(_played);
        await using var exporter = await cluster.WatchAsync();
        await using var browser = await Browser.StartAsync();
        var page = browser.Page;
        await page.GotoAsync(exporter.Address.ToString());
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Name" }).PressSequentiallyAsync("analyt");
        await Assertions.Expect(page.Locator(".groups tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Name" })).ToBeFocusedAsync();

        var link = page.GetByRole(AriaRole.Link, new() { Name = "Age" });
        await link.FocusAsync();
        await link.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Age" })).ToHaveAttributeAsync("aria-sort", "descending");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Age" })).ToBeFocusedAsync();
        await Assertions.Expect(page).ToHaveURLAsync(AnalyticsByAge());
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Names_of_any_kind_stay_text()
    {
        await using var cluster = await Clusters.StartAsync(_played);
        Spoil(cluster);
        await using var exporter = await cluster.WatchAsync();
        Assert.True((await exporter.ScrapeAsync()).Has("messaging_group_lag_messages", ("group", _hostileGroup), ("topic", _hostileTopic)));
        await using var browser = await Browser.StartAsync();
        var page = browser.Page;
        await page.GotoAsync(exporter.Address.ToString());
        await Assertions.Expect(page.GetByText(_hostileTopic, new() { Exact = true })).ToBeVisibleAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "say \"hi\"" });
        await Assertions.Expect(link).ToHaveTextAsync("say \"hi\"\\n\\u202Egnp' & <img src=x onerror=alert(2)>");

        await link.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "say \"hi\"" })).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("img, main script").CountAsync());
        Assert.Empty(browser.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Light, 375)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Dark, 375)]
    public async Task It_can_be_read_by_day_and_night_on_a_desk_and_in_a_hand(ColorScheme scheme, int width)
    {
        await using var cluster = await Clusters.StartAsync(_played);
        Spoil(cluster);
        await using var exporter = await cluster.WatchAsync("granularity: queue");
        cluster.NameServers[0].Stop();
        await exporter.ScrapeAsync();
        await using var browser = await Browser.StartAsync(options => (options.ColorScheme, options.ViewportSize) = (scheme, new() { Width = width, Height = 800 }));
        var page = browser.Page;
        foreach (var name in new[] { null, "analytics", "say \"hi\"" })
        {
            await page.GotoAsync(exporter.Address.ToString());
            if (name is not null)
                await page.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
            Assert.Empty(await page.EvaluateAsync<string[]>(_faint));
        }

        Assert.Equal(scheme == ColorScheme.Dark ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task Who_hears_it_is_told_what_everything_is()
    {
        await using var cluster = await Clusters.StartAsync(_played);
        await using var exporter = await cluster.WatchAsync();
        // In the layout of cards, which takes a table's meaning away unless it is stated.
        await using var browser = await Browser.StartAsync(options => options.ViewportSize = new() { Width = 375, Height = 800 });
        var page = browser.Page;
        await page.GotoAsync(exporter.Address.ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToHaveCountAsync(3);
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Show" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Targets" })).ToBeVisibleAsync();
        Assert.True(await page.GetByRole(AriaRole.Cell, new() { Name = "shop rocketmq" }).CountAsync() > 0);
        Assert.True(await page.GetByRole(AriaRole.Img, new() { NameRegex = LastHour() }).CountAsync() > 0);
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('a,button')].filter(element => !element.textContent.trim()).length"));
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task Two_scrapers_and_any_number_of_pages_collect_as_often_as_the_scrapers()
    {
        await using var cluster = await Clusters.StartAsync(_played);
        await using var exporter = await cluster.WatchAsync();
        await using var first = await Browser.StartAsync();
        await using var second = await Browser.StartAsync();
        var scrapes = 1;
        var page = await exporter.ScrapeAsync();
        foreach (var browser in (Browser[])[first, second])
            await browser.Page.GotoAsync(exporter.Address.ToString());
        for (; scrapes < 20; scrapes++)
        {
            exporter.Time.Advance(TimeSpan.FromSeconds(7.5));
            page = await exporter.ScrapeAsync();
            await first.Page.ReloadAsync();
            await second.Page.ReloadAsync();
        }

        Assert.Equal(scrapes, page.Value("broker_exporter_collections_total"));
    }

    // On one broker: a topic and a group as nobody should call them, and may.
    private static void Spoil(RocketMqCluster cluster)
    {
        var isDone = false;
        cluster.Change(store =>
        {
            if (isDone)
                return;
            isDone = true;
            store.Put(store.AddTopic(new TopicConfig(_hostileTopic, 1, 1)), 5, 100);
            store.AddGroup(new GroupConfig(_hostileGroup));
            store.Offsets.Add(_hostileTopic, _hostileGroup, isBroadcast: false, queues: 1)[0] = 1;
        });
    }

    [GeneratedRegex(@"\?.*q=analyt.*sort=age")]
    private static partial Regex AnalyticsByAge();

    [GeneratedRegex("^Lag of the last hour: from ")]
    private static partial Regex LastHour();
}
