using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using BrokerExporter.Configuration;
using Probes.Contract;

namespace BrokerExporter.Otlp;

/// <summary>
/// Posts requests by OTLP/HTTP, and again while the collector may yet take them
/// (https://opentelemetry.io/docs/specs/otlp/#otlphttp-response).
/// </summary>
/// <param name="client">Has no timeout of its own and follows no redirect: headers are for one collector.</param>
/// <param name="config">Where to, and as who.</param>
/// <param name="version">Of this program.</param>
/// <param name="time">The clock.</param>
/// <param name="random">From 0 to 1: collectors that come back are not to be met by everybody at once.</param>
internal sealed class OtlpSender(HttpClient client, OtlpConfig config, string version, TimeProvider time, Func<double> random) : IDisposable
{
    private const int _longestAnswer = 64 * 1024;
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    /// <param name="request">The body.</param>
    /// <param name="within">How long it may be tried; then it is dropped.</param>
    /// <param name="stop">The exporter is stopping.</param>
    public async Task<OtlpOutcome> SendAsync(byte[] request, TimeSpan within, CancellationToken stop)
    {
        var body = config.Compression == OtlpCompression.Gzip ? Gzip(request) : request;
        var (started, pause) = (time.GetTimestamp(), _firstPause);
        while (true)
        {
            var (outcome, after) = await TryAsync(body, stop);
            var wait = after ?? pause * (0.5 + (random() / 2));
            if (outcome.Result != OtlpResult.Unavailable || time.GetElapsedTime(started) + wait >= within)
                return outcome;
            await Task.Delay(wait, time, stop);
            pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<(OtlpOutcome Outcome, TimeSpan? After)> TryAsync(byte[] body, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(config.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            using var request = RequestOf(body);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (answer.IsSuccessStatusCode)
                return (await TakenAsync(answer, both.Token), null);
            var reason = $"it answered with status {(int)answer.StatusCode}";
            return answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
                ? (new OtlpOutcome(OtlpResult.Unavailable, reason), PauseOf(answer.Headers.RetryAfter))
                : (new OtlpOutcome(OtlpResult.Refused, reason), null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (new OtlpOutcome(OtlpResult.Unavailable, $"no answer within {DurationText.Format(config.Timeout)}"), null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (new OtlpOutcome(OtlpResult.Unavailable, exception.GetBaseException().Message.TrimEnd('.')), null);
        }
    }

    private HttpRequestMessage RequestOf(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        if (config.Compression == OtlpCompression.Gzip)
            content.Headers.ContentEncoding.Add("gzip");
        var request = new HttpRequestMessage(HttpMethod.Post, config.Endpoint) { Content = content };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("broker-exporter", version));
        foreach (var (name, value) in config.Headers)
            request.Headers.TryAddWithoutValidation(name, value.Reveal());
        return request;
    }

    private static async Task<OtlpOutcome> TakenAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await answer.Content.LoadIntoBufferAsync(_longestAnswer, cancellationToken);
        var partial = answer.Content.Headers.ContentType?.MediaType == "application/x-protobuf"
            ? PartialSuccess.Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken))
            : new PartialSuccess(0, "");
        return partial.Rejected == 0
            ? new OtlpOutcome(OtlpResult.Success, null)
            : new OtlpOutcome(OtlpResult.Partial, $"it threw {partial.Rejected} points away: {partial.Message}");
    }

    private TimeSpan? PauseOf(RetryConditionHeaderValue? header)
    {
        var pause = header?.Delta ?? header?.Date - time.GetUtcNow();
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    private static byte[] Gzip(byte[] request)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
            gzip.Write(request);
        return memory.ToArray();
    }
}
