using System.Globalization;
using BrokerExporter.Status;

namespace BrokerExporter.Http.StatusPages;

/// <summary>The exporter's own health.</summary>
internal static class SelfSection
{
    public static void Write(HtmlWriter html, StatusView view)
    {
        var self = view.Self;
        html.Write($"""
            <section id="self" data-live aria-labelledby="self-title">
            <h2 id="self-title">Exporter</h2>
            <dl>

            """);
        Entry("Version", self.Version);
        Entry("Running for", HumanText.Duration(view.Now - self.Started));
        Entry("Configuration read", self.ConfigReadAt is { } at ? at.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) : HumanText.Unknown);
        if (!self.ConfigIsGood)
            html.Write($"<div><dt>Last reload</dt><dd class=\"bad\">failed; the log says why</dd></div>\n");
        Entry("Memory", HumanText.Bytes(self.ResidentBytes));
        Entry("CPU spent", HumanText.Seconds(self.CpuSeconds));
        Entry("Collections", HumanText.Count(self.Collections));
        Entry("Requests that shared one", HumanText.Count(self.Shared));
        Entry("Requests that could not wait", HumanText.Count(self.Missed));
        Entry("Pages that broke", HumanText.Count(self.BrokenPages));
        html.Write($"</dl>\n</section>\n");

        void Entry(string term, string value) => html.Write($"<div><dt>{term}</dt><dd>{value}</dd></div>\n");
    }
}
