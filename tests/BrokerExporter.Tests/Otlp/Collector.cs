using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Threading.Channels;
using BrokerExporter.Tests.Otlp.Proto;
using Google.Protobuf;

namespace BrokerExporter.Tests.Otlp;

/// <summary>A collector of OpenTelemetry: takes requests, answers what the test says.</summary>
internal sealed class Collector : HttpMessageHandler
{
    private readonly Channel<ExportMetricsServiceRequest> _requests = Channel.CreateUnbounded<ExportMetricsServiceRequest>();

    /// <summary>The answers, in order; when there are no more, success.</summary>
    public ConcurrentQueue<Func<HttpResponseMessage>> Answers { get; } = new();

    public ConcurrentQueue<(Uri Address, string Headers)> Seen { get; } = new();

    /// <summary>The next request.</summary>
    public async Task<ExportMetricsServiceRequest> NextAsync() => await _requests.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public static HttpResponseMessage Status(HttpStatusCode status, string? retryAfter = null)
    {
        var answer = new HttpResponseMessage(status);
        if (retryAfter is not null)
            answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return answer;
    }

    public static HttpResponseMessage Partly(long rejected, string message)
    {
        var body = new ExportMetricsServiceResponse { PartialSuccess = new() { RejectedDataPoints = rejected, ErrorMessage = message } };
        var content = new ByteArrayContent(body.ToByteArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-protobuf");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        Seen.Enqueue((request.RequestUri!, $"{request.Method}\n{request.Headers}{request.Content.Headers}"));
        if (request.Content.Headers.ContentEncoding.Contains("gzip"))
        {
            using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            await gzip.CopyToAsync(plain, cancellationToken);
            body = plain.ToArray();
        }

        _requests.Writer.TryWrite(ExportMetricsServiceRequest.Parser.ParseFrom(body));
        return Answers.TryDequeue(out var answer) ? answer() : Status(HttpStatusCode.OK);
    }
}
