using System.Collections.Immutable;
using System.Net;
using BrokerExporter.Configuration;
using BrokerExporter.Otlp;
using Probes.Contract;
using Tests.Shared;

namespace BrokerExporter.Tests.Otlp;

public sealed class OtlpSenderTests : IDisposable
{
    private static readonly TimeSpan _within = TimeSpan.FromMinutes(1);

    private readonly Collector _collector = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _collector.Dispose();

    [Fact]
    public async Task A_request_says_what_it_is_and_who_sends_it()
    {
        var config = new OtlpConfig
        {
            Endpoint = new Uri("http://otel:4318/v1/metrics"),
            Headers = ImmutableSortedDictionary<string, Secret>.Empty.Add("Authorization", Secret.Of("Bearer x y")),
        };
        Assert.Equal(OtlpResult.Success, (await Sender(config).SendAsync([], _within, CancellationToken.None)).Result);
        var (address, headers) = Assert.Single(_collector.Seen);
        Assert.Equal("http://otel:4318/v1/metrics", address.ToString());
        Assert.StartsWith("POST\n", headers, StringComparison.Ordinal);
        Assert.All(
            ["Content-Type: application/x-protobuf", "User-Agent: broker-exporter/1.2.3", "Authorization: Bearer x y"],
            line => Assert.Contains(line, headers, StringComparison.Ordinal));
        Assert.DoesNotContain("Content-Encoding", headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_compresses_where_that_is_wanted()
    {
        await Sender(new OtlpConfig { Compression = OtlpCompression.Gzip }).SendAsync([], _within, CancellationToken.None);
        Assert.Contains("Content-Encoding: gzip", Assert.Single(_collector.Seen).Headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task What_may_be_taken_later_is_sent_again_when_the_collector_says(HttpStatusCode status)
    {
        _collector.Answers.Enqueue(() => Collector.Status(status, "7"));
        var sending = Sender().SendAsync([], _within, CancellationToken.None);
        await _time.TimerAsync(TimeSpan.FromSeconds(7));
        _time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(OtlpResult.Success, (await sending).Result);
        Assert.Equal(2, _collector.Seen.Count);
    }

    [Fact]
    public async Task Without_a_word_of_the_collector_it_waits_longer_and_longer()
    {
        for (var i = 0; i < 3; i++)
            _collector.Answers.Enqueue(() => throw new HttpRequestException("connection refused"));
        var sending = Sender().SendAsync([], _within, CancellationToken.None);
        // With half of the chance: three quarters of 1 s, 2 s, 4 s.
        foreach (var seconds in (double[])[0.75, 1.5, 3])
        {
            await _time.TimerAsync(TimeSpan.FromSeconds(seconds));
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }

        Assert.Equal(OtlpResult.Success, (await sending).Result);
        Assert.Equal(4, _collector.Seen.Count);
    }

    [Fact]
    public async Task It_gives_up_when_the_next_push_is_due()
    {
        _collector.Answers.Enqueue(() => Collector.Status(HttpStatusCode.ServiceUnavailable, "60"));
        Assert.Equal(
            new OtlpOutcome(OtlpResult.Unavailable, "it answered with status 503"), await Sender().SendAsync([], _within, CancellationToken.None));
        Assert.Single(_collector.Seen);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task What_is_refused_is_not_sent_again(HttpStatusCode status)
    {
        _collector.Answers.Enqueue(() => Collector.Status(status));
        Assert.Equal(
            new OtlpOutcome(OtlpResult.Refused, $"it answered with status {(int)status}"), await Sender().SendAsync([], _within, CancellationToken.None));
        Assert.Single(_collector.Seen);
    }

    [Fact]
    public async Task What_was_thrown_away_is_told_and_not_sent_again()
    {
        _collector.Answers.Enqueue(() => Collector.Partly(12, "too many series"));
        Assert.Equal(
            new OtlpOutcome(OtlpResult.Partial, "it threw 12 points away: too many series"), await Sender().SendAsync([], _within, CancellationToken.None));
        Assert.Single(_collector.Seen);
    }

    private OtlpSender Sender(OtlpConfig? config = null) =>
        new(new HttpClient(_collector, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }, config ?? new OtlpConfig(), "1.2.3", _time, () => 0.5);
}
