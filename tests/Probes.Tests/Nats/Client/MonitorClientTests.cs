using System.Text;
using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Nats.Client;

/// <summary>What a monitoring port may do to the one that asks it; each is told as what it is, within its time.</summary>
public sealed class MonitorClientTests
{
    private const string Document = """{ "server_id": "A", "server_name": "a" }""";

    private readonly ManualTime _time = new();

    [Fact(Timeout = 20_000)]
    public async Task A_document_is_read_and_the_connection_is_kept()
    {
        await using var port = MonitorPort.Answering(200, Document);
        using var client = Client(port);
        Assert.Equal("a", (await client.AskAsync(Questions.Varz, CancellationToken.None)).ServerName);
        await client.AskAsync(Questions.Varz, CancellationToken.None);
        Assert.Equal(["/varz", "/varz"], port.Paths);
        Assert.DoesNotContain(port.Heads, head => head.Contains("Authorization", StringComparison.Ordinal));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_document_in_chunks_is_read()
    {
        await using var port = new MonitorPort(async (stream, _, closing) => await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{Document[..5]}\r\n{Document.Length - 5:x}\r\n{Document[5..]}\r\n0\r\n\r\n"), closing));
        using var client = Client(port);
        Assert.Equal("a", (await client.AskAsync(Questions.Varz, CancellationToken.None)).ServerName);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_base_path_goes_before_every_path()
    {
        await using var port = MonitorPort.Answering(200, Document);
        using var client = Client(port, new Uri(port.Address, "/nats/"));
        await client.AskAsync(Questions.Varz, CancellationToken.None);
        Assert.Equal(["/nats/varz"], port.Paths);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_port_that_accepts_and_stays_silent_is_given_up_after_its_time()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var port = new MonitorPort((_, _, closing) =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, closing);
        });
        var failure = FailureAsync(port);
        await asked.Task;
        _time.Advance(TimeSpan.FromSeconds(3));
        await AssertAsync(failure, FailureKind.Timeout, $"{port.Address.Authority} /varz: no answer within 3 s");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_port_that_sends_a_byte_a_second_is_given_up_after_its_time()
    {
        using var pauses = new SemaphoreSlim(0);
        await using var port = new MonitorPort(async (stream, _, closing) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"u8.ToArray(), closing);
            while (true)
            {
                await stream.WriteAsync(" "u8.ToArray(), closing);
                var pause = Task.Delay(TimeSpan.FromSeconds(1), _time, closing);
                pauses.Release();
                await pause;
            }
        });
        var failure = FailureAsync(port);
        for (var second = 0; second < 3; second++)
        {
            await pauses.WaitAsync();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await AssertAsync(failure, FailureKind.Timeout, $"{port.Address.Authority} /varz: no answer within 3 s");
    }

    [Fact(Timeout = 20_000)]
    public async Task The_scrape_s_deadline_ends_a_request_too()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var port = new MonitorPort((_, _, closing) =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, closing);
        });
        using var client = Client(port);
        using var deadline = new CancellationTokenSource();
        var asking = client.AskAsync(Questions.Varz, deadline.Token);
        await asked.Task;
        await deadline.CancelAsync();
        await AssertAsync(Assert.ThrowsAsync<ProbeException>(() => asking), FailureKind.Timeout, $"{port.Address.Authority} /varz: no answer before the scrape's deadline");
    }

    [Fact(Timeout = 20_000)]
    public async Task Ten_megabytes_of_garbage_are_no_HTTP()
    {
        await using var port = new MonitorPort(async (stream, _, closing) => await stream.WriteAsync(new byte[10 << 20], closing));
        await AssertAsync(FailureAsync(port), FailureKind.Protocol, null);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_port_for_clients_is_told_from_the_one_that_is_meant()
    {
        await using var port = new MonitorPort(async (stream, _, closing) => await stream.WriteAsync("INFO {\"server_id\":\"N\"} \r\n"u8.ToArray(), closing));
        await AssertAsync(FailureAsync(port), FailureKind.Protocol, "that is the port for clients; the monitoring port is the server's http_port");
    }

    [Fact(Timeout = 20_000)]
    public async Task Ten_megabytes_of_garbage_are_no_document()
    {
        await using var port = MonitorPort.Answering(200, new string('#', 10 << 20));
        await AssertAsync(FailureAsync(port), FailureKind.Protocol, "a JSON document cannot be read");
    }

    [Fact(Timeout = 20_000)]
    public async Task An_answer_that_ends_early_is_a_lost_connection()
    {
        await using var port = new MonitorPort(async (stream, _, closing) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{Document}"), closing);
            await stream.DisposeAsync();
        });
        await AssertAsync(FailureAsync(port), FailureKind.Unreachable, "the connection was lost");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_port_that_nobody_listens_on_is_unreachable()
    {
        await AssertAsync(FailureAsync(Client(new Uri($"http://127.0.0.1:{Closed()}"))), FailureKind.Unreachable, "refused");

        static int Closed()
        {
            using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
            listener.Start();
            return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        }
    }

    [Theory(Timeout = 20_000)]
    [InlineData(401, "auth", "401: somebody before the monitoring port wants credentials (username, password or bearer_token)")]
    [InlineData(403, "forbidden", "403: these credentials may not read it")]
    [InlineData(404, "unsupported", "404: this server does not have it, or has an http_base_path (add it to the address)")]
    [InlineData(503, "broker", "status 503: busy now")]
    [InlineData(302, "broker", "status 302: busy now")]
    [InlineData(400, "broker", "status 400: busy now")]
    public async Task A_status_says_what_to_look_at(int status, string kind, string sentence)
    {
        await using var port = new MonitorPort((stream, _, closing) => MonitorPort.SendAsync(stream, status, "busy\nnow", closing, "Location: http://127.0.0.1:1/\r\n"));
        var failure = await FailureAsync(port);
        Assert.Equal((kind, $"{port.Address.Authority} /varz: {sentence}"), (failure.Kind.Label(), failure.Message));
        Assert.Single(port.Heads);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_server_that_is_not_well_tells_so_with_status_503()
    {
        await using var port = MonitorPort.Answering(503, """{ "status": "unavailable", "error": "JetStream not enabled" }""");
        using var client = Client(port);
        Assert.Equal("unavailable", (await client.AskAsync(Questions.Healthz, CancellationToken.None)).Status);
    }

    private MonitorClient Client(MonitorPort port, Uri? address = null) => Client(address ?? port.Address);

    private MonitorClient Client(Uri address) => new(address, new MonitorOptions(), null, new Dialer(_time), _time);

    private Task<ProbeException> FailureAsync(MonitorPort port) => FailureAsync(Client(port));

    private static async Task<ProbeException> FailureAsync(MonitorClient client)
    {
        using (client)
        {
            var failure = await Assert.ThrowsAsync<ProbeException>(() => client.AskAsync(Questions.Varz, CancellationToken.None));
            Assert.Equal(1, client.Statistics.FailuresOf(failure.Kind));
            return failure;
        }
    }

    private static async Task AssertAsync(Task<ProbeException> failure, FailureKind kind, string? sentence)
    {
        var told = await failure;
        Assert.Equal(kind, told.Kind);
        Assert.Contains(sentence ?? "/varz: ", told.Message, StringComparison.Ordinal);
    }
}
