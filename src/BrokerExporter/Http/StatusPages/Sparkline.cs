using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BrokerExporter.Trends;

namespace BrokerExporter.Http.StatusPages;

/// <summary>Draws the last hour of a value as a line, from 0 to its largest value; without style attributes, which the page's policy forbids.</summary>
internal static class Sparkline
{
    /// <summary>Five minutes without a collection are a gap; scrapers come more often.</summary>
    private const int Gap = 10;

    private const int Height = 28;

    public static void Write(HtmlWriter html, ImmutableArray<TrendPoint> points, DateTimeOffset now)
    {
        if (points.IsEmpty)
        {
            html.Write($"{HumanText.Unknown}");
            return;
        }

        var most = points.Max(point => point.Value);
        var said = $"Lag of the last hour: from {HumanText.Count(points[0].Value)} to {HumanText.Count(points[^1].Value)}, at most {HumanText.Count(most)}";
        html.Write($"""
            <svg class="trend" viewBox="-2 -2 {Trend.Slots + 4} {Height + 4}" preserveAspectRatio="none" role="img" aria-label="{said}"><title>{said}</title><path d="{PathOf(points, most, Trend.SlotOf(now))}"/></svg>
            """);
    }

    internal static string PathOf(ImmutableArray<TrendPoint> points, float most, int now)
    {
        var path = new StringBuilder();
        var last = int.MinValue;
        foreach (var (slot, value) in points)
        {
            var x = slot - (now - Trend.Slots + 1);
            var y = most > 0 ? Height - (value / most * Height) : Height;
            var begins = (long)slot - last > Gap;
            path.Append(CultureInfo.InvariantCulture, $"{(begins ? 'M' : 'L')}{x} {y:0.#}");
            // A line of no length and round ends is a dot: what has no neighbour is seen as well.
            if (begins)
                path.Append("h0");
            last = slot;
        }

        return path.ToString();
    }
}
