using EndToEnd.Testing;
using Microsoft.Playwright;
using Simulator.Nats;

namespace EndToEnd;

/// <summary>Pictures of the status page as the documents show it; docs/images has them from here.</summary>
public sealed class StatusPicturesTests
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "pictures");

    [Fact]
    public async Task After_an_hour_of_traffic_the_page_can_be_taken_by_day_and_night_wide_and_narrow()
    {
        await using var cluster = await Clusters.StartAsync("4.9", options => options with { NameServers = 3 });
        var clock = new ShiftedTime();
        await using var nats = new PlayedServer(0, new PlayedDocuments(StreamPlan.Shop, clock).Find);
        await using var exporter = await RunningExporter.StartAsync(
            cluster.Config("granularity: queue") + $"  - name: streams\n    nats:\n      monitor: [\"http://{nats.EndPoint}\"]\n");
        for (var minute = 0; minute < 60; minute++)
        {
            if (minute == 50)
                cluster.NameServers[1].Registry.FreezeRoute("orders", 2);
            foreach (var time in (ShiftedTime[])[clock, exporter.Time])
                time.Advance(TimeSpan.FromMinutes(1));
            cluster.Advance(TimeSpan.FromMinutes(1));
            await exporter.ScrapeAsync();
            await exporter.BetweenCollectionsAsync();
        }

        Directory.CreateDirectory(_folder);
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            foreach (var (name, width, height) in ((string, int, int)[])[("wide", 1280, 1050), ("narrow", 375, 812)])
                await TakeAsync(exporter.Address, scheme, name, width, height);
        }
    }

    private static async Task TakeAsync(Uri address, ColorScheme scheme, string name, int width, int height)
    {
        await using var browser = await Browser.StartAsync(options => (options.ColorScheme, options.ViewportSize) = (scheme, new() { Width = width, Height = height }));
        await browser.Page.GotoAsync(address.ToString());
        await Assertions.Expect(browser.Page.GetByText("live", new() { Exact = true })).ToBeVisibleAsync();
        // On a telephone one has to scroll to what matters.
        if (name == "narrow")
            await browser.Page.Locator("#groups-all").EvaluateAsync("section => section.scrollIntoView()");
        await TakeAsync(browser, $"status-{scheme.ToString().ToLowerInvariant()}-{name}");
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "fraud-check" }).First.ClickAsync();
        await Assertions.Expect(browser.Page.Locator("#queues tbody tr")).Not.ToHaveCountAsync(0);
        await TakeAsync(browser, $"group-{scheme.ToString().ToLowerInvariant()}-{name}");
    }

    private static async Task TakeAsync(Browser browser, string name)
    {
        var picture = await browser.Page.ScreenshotAsync(new() { Path = Path.Combine(_folder, name + ".png") });
        // Of nothing it would be smaller; how large it is otherwise is the fonts' business.
        Assert.InRange(picture.Length, 10_000, 400_000);
    }
}
