using System.IO.Compression;
using System.Net;
using System.Text;
using BrokerExporter.Tests.Testing;
using Probes.Metrics;

namespace BrokerExporter.Tests.Http;

public sealed class FormatTests
{
    [Theory]
    [InlineData("text/plain;version=1.0.0;escaping=allow-utf-8", "text/plain; version=1.0.0; charset=utf-8; escaping=allow-utf-8")]
    [InlineData("application/openmetrics-text", "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores")]
    [InlineData("application/x-nothing", "text/plain; version=0.0.4; charset=utf-8")]
    public async Task The_page_is_what_was_asked_for_and_says_so(string accept, string contentType)
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        using var response = await GetAsync(exporter, HttpMethod.Get, accept);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, Header(response, "Content-Type"));
        Assert.Equal("Accept, Accept-Encoding", string.Join(", ", response.Headers.Vary));
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("""fake_depth{cluster="c",queue="q"} 3""", page, StringComparison.Ordinal);
        Assert.Equal(contentType.Contains("openmetrics", StringComparison.Ordinal), page.EndsWith("# EOF\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_lines_of_a_header_are_one()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        using var response = await GetAsync(exporter, HttpMethod.Get, ["text/plain;q=0.3", "application/openmetrics-text;q=0.4"]);
        Assert.StartsWith("application/openmetrics-text; version=1.0.0", Header(response, "Content-Type"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/openmetrics-text")]
    public async Task A_compressed_page_is_the_page_and_has_its_length(string accept)
    {
        // Several pieces of incompressible names, and of two targets that have some of them both.
        var random = new Random(3);
        var families = Samples.Of(sink =>
        {
            for (var i = 0; i < 6000; i++)
                sink.Add(FakeProbe.Depth, (long)i, "c", $"{random.NextInt64():x}{random.NextInt64():x}{random.NextInt64():x}");
        });
        var probes = Enumerable.Range(0, 2).Select(_ => new FakeProbe
        {
            Answer = (names, _) => Task.FromResult(FakeProbe.Up(FakeProbe.Success("queues", [.. families]))),
        }).ToArray();
        await using var exporter = await RunningExporter.StartAsync(probes);
        using var plain = await GetAsync(exporter, HttpMethod.Get, accept);
        using var response = await GetAsync(exporter, HttpMethod.Get, accept, "gzip");
        Assert.Equal("gzip", Header(response, "Content-Encoding"));
        Assert.Null(response.Headers.TransferEncodingChunked);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);

        await using var decompressed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(decompressed, Encoding.UTF8);
        var page = await reader.ReadToEndAsync();
        Assert.True(page.Length > 4 * 128 * 1024 / 2);
        Assert.True(bytes.Length < page.Length * 3 / 4);
        Assert.Equal(Brokers(await plain.Content.ReadAsStringAsync()), Brokers(page));
        Assert.EndsWith(accept == "text/plain" ? "\n" : "# EOF\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_nobody_wants_compressed_is_sent_as_it_is()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        using var response = await GetAsync(exporter, HttpMethod.Get, "*/*", "gzip;q=0, br");
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    public async Task A_head_request_has_the_same_headers_and_no_body(string encoding)
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        using var get = await GetAsync(exporter, HttpMethod.Get, "application/openmetrics-text", encoding);
        using var head = await GetAsync(exporter, HttpMethod.Head, "application/openmetrics-text", encoding);
        foreach (var name in (string[])["Content-Type", "Content-Encoding", "Vary", "Cache-Control"])
            Assert.Equal(Header(get, name), Header(head, name));
        // Not the same to the byte: the numbers of the second page are others.
        Assert.InRange(head.Content.Headers.ContentLength ?? 0, 500, 50_000);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    private static string[] Brokers(string page) =>
        [.. page.Split('\n').Where(line => !line.Contains("broker_exporter_", StringComparison.Ordinal) && !line.Contains("process_", StringComparison.Ordinal) && !line.Contains("dotnet_", StringComparison.Ordinal))];

    private static string Header(HttpResponseMessage response, string name) =>
        response.Content.Headers.NonValidated.TryGetValues(name, out var values) || response.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString() : "";

    private static Task<HttpResponseMessage> GetAsync(RunningExporter exporter, HttpMethod method, string accept, string? encoding = null) =>
        GetAsync(exporter, method, [accept], encoding);

    private static async Task<HttpResponseMessage> GetAsync(RunningExporter exporter, HttpMethod method, string[] accept, string? encoding = null)
    {
        using var request = new HttpRequestMessage(method, "/metrics");
        foreach (var value in accept)
            request.Headers.TryAddWithoutValidation("Accept", value);
        if (encoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        return await exporter.Client.SendAsync(request);
    }
}
