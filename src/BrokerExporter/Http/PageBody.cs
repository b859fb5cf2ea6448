using System.IO.Compression;
using System.Text;
using BrokerExporter.Exposition;

namespace BrokerExporter.Http;

/// <summary>Writes a page as it will be sent: whole, before its first byte is.</summary>
internal static class PageBody
{
    /// <param name="format">How it is written.</param>
    /// <param name="groups">What is on it.</param>
    /// <param name="gzip">Whether it is compressed. Then no more of the page than a piece is held uncompressed.</param>
    /// <param name="duplicates">Samples that were left out because their series had been written already.</param>
    public static ExpositionBuffer Write(PageFormat format, IReadOnlyList<FamilyGroup> groups, bool gzip, out int duplicates)
    {
        var body = new ExpositionBuffer(PagePieces.Instance);
        try
        {
            duplicates = gzip ? WriteCompressed(format, groups, body) : format.Write(groups, body);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>A page for people: a text, an empty line, the metrics.</summary>
    public static ExpositionBuffer Write(string text, PageFormat format, IReadOnlyList<FamilyGroup> groups, out int duplicates)
    {
        var body = new ExpositionBuffer(PagePieces.Instance);
        try
        {
            body.Write(Encoding.UTF8.GetBytes(text + "\n"));
            duplicates = format.Write(groups, body);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static int WriteCompressed(PageFormat format, IReadOnlyList<FamilyGroup> groups, ExpositionBuffer body)
    {
        using var stream = new BufferStream(body);
        // .NET's compressors cannot be used a second time, so that there is none to keep; a page of 100,000 series takes 10 ms to
        // compress (tests/Benchmarks), beside which making one is nothing.
        using var compressor = new GZipStream(stream, CompressionLevel.Fastest);
        using var page = new ExpositionBuffer(PagePieces.Instance, piece => compressor.Write(piece.Span));
        var duplicates = format.Write(groups, page);
        page.Drain();
        return duplicates;
    }
}
