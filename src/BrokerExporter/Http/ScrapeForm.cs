using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http;

/// <summary>In which form a page is wanted.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Gzip">Whether it is compressed.</param>
/// <param name="IsForPeople">Whether what the collection did stands above the metrics.</param>
internal sealed record ScrapeForm(AcceptedFormat Format, bool Gzip, bool IsForPeople)
{
    public string ContentType => IsForPeople ? "text/plain; charset=utf-8" : Format.ContentType;

    /// <param name="request">Who asks.</param>
    /// <param name="isForPeople">They want to read it: as plain text, whatever else they could take.</param>
    public static ScrapeForm Of(HttpRequest request, bool isForPeople) => isForPeople
        ? new ScrapeForm(new AcceptedFormat(PageSyntax.Text004), Gzip: false, IsForPeople: true)
        : new ScrapeForm(AcceptedFormat.Of(request.Headers.Accept), AcceptedEncoding.IsGzip(request.Headers.AcceptEncoding), IsForPeople: false);
}
