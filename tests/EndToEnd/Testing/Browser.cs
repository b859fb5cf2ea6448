using Microsoft.Playwright;

namespace EndToEnd.Testing;

/// <summary>A real Chromium with one page, which notes whatever it complains about and wherever it goes.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _complaints = [];
    private readonly List<Uri> _requests = [];

    private Browser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_playwright, _browser, Page) = (playwright, browser, page);
        page.Console += (_, message) => Note(_complaints, $"{message.Type}: {message.Text}", message.Type is "error" or "warning");
        page.PageError += (_, error) => Note(_complaints, error, true);
        page.Dialog += (_, dialog) => Note(_complaints, $"dialog: {dialog.Message}", true);
        page.Request += (_, request) => Note(_requests, new Uri(request.Url), true);
    }

    public IPage Page { get; }

    /// <summary>What its console says of errors, violations of the policy among them.</summary>
    public IReadOnlyList<string> Complaints => Copy(_complaints);

    /// <summary>Every address that the page wanted.</summary>
    public IReadOnlyList<Uri> Requests => Copy(_requests);

    /// <param name="change">What the page's surroundings are like: width, dark, script.</param>
    public static async Task<Browser> StartAsync(Action<BrowserNewContextOptions>? change = null)
    {
        var chromium = Tool.Find("chromium");
        var playwright = await Playwright.CreateAsync();
        // In a container one is often root, and then Chromium has no sandbox of its own.
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Headless = true, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = 1280, Height = 800 } };
        change?.Invoke(options);
        var context = await browser.NewContextAsync(options);
        return new Browser(playwright, browser, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static void Note<T>(List<T> list, T item, bool counts)
    {
        lock (list)
        {
            if (counts)
                list.Add(item);
        }
    }

    private static List<T> Copy<T>(List<T> list)
    {
        lock (list)
            return [.. list];
    }
}
