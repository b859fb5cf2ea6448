using BrokerExporter.Exposition;
using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http;

/// <summary>What came of a scrape: a page, or why there is none.</summary>
/// <param name="Page">The page; belongs to whoever has this.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Problem">Without a page: the answer.</param>
internal sealed record ScrapeAnswer(ExpositionBuffer? Page, int Status, string Problem)
{
    public static ScrapeAnswer Of(ExpositionBuffer page) => new(page, StatusCodes.Status200OK, "");

    public static ScrapeAnswer Refused(int status, string problem) => new(null, status, problem);
}
