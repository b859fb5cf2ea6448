using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Probes.Contract;
using Probes.Nats.Client.SystemAccount;
using Probes.Nats.Protocol.Wire;

namespace Probes.Nats.Client;

/// <summary>
/// Sends a message of the exporter's own and gets it back, as a user of an ordinary account. Nobody else's subject or stream is
/// touched, and no consumer is made: what was stored is read by its sequence ($JS.API.STREAM.MSG.GET).
/// </summary>
internal sealed class CanaryClient(CanaryOptions options, SystemConnection connection, TimeProvider time)
{
    // A hundred small messages at most, each for an hour.
    private string Creation =>
        $$"""
        {"name":"{{options.Stream}}","subjects":["{{Subject}}"],"storage":"file","retention":"limits","discard":"old","max_msgs":100,
        "max_age":3600000000000,"max_msg_size":1024,"num_replicas":1,"description":"messages of a monitoring exporter's canary; safe to delete"}
        """;

    private string Subject => options.Stream + ".roundtrip";

    /// <summary>Through a server: sent to a subject that only we listen to.</summary>
    /// <returns>How long it took.</returns>
    /// <exception cref="ProbeException">It did not come back, and why.</exception>
    public Task<TimeSpan> ThroughServerAsync(CancellationToken closing) => MeasureAsync(async (session, body, deadline) =>
    {
        using var inquiry = session.Echo(body);
        if (Text(await inquiry.NextAsync(deadline)) != body)
            throw new ProbeException(FailureKind.Broker, "another message came back than was sent");
    }, closing);

    /// <summary>Into the stream, acknowledged, and read at the sequence that it was stored at.</summary>
    /// <returns>How long it took.</returns>
    /// <exception cref="ProbeException">It did not come back, and why.</exception>
    public Task<TimeSpan> ThroughStreamAsync(CancellationToken closing) => MeasureAsync(async (session, body, deadline) =>
    {
        var sequence = await StoreAsync(session, body, deadline);
        using var stored = await AskAsync(session, "$JS.API.STREAM.MSG.GET." + options.Stream, $$"""{"seq":{{sequence.ToString(CultureInfo.InvariantCulture)}}}""", deadline);
        if (stored.RootElement.TryGetProperty("message", out var message) && message.TryGetProperty("data", out var data)
            && Encoding.UTF8.GetString(data.GetBytesFromBase64()) == body)
            return;
        throw new ProbeException(FailureKind.Broker, $"stream {options.Stream} holds another message at {sequence} than was sent");
    }, closing);

    private async Task<ulong> StoreAsync(Session session, string body, CancellationToken deadline)
    {
        JsonDocument acknowledged;
        try
        {
            acknowledged = await AskAsync(session, Subject, body, deadline);
        }
        catch (ProbeException failure) when (failure.Kind == FailureKind.Unsupported && options.CreateStream)
        {
            (await AskAsync(session, "$JS.API.STREAM.CREATE." + options.Stream, Creation, deadline)).Dispose();
            acknowledged = await AskAsync(session, Subject, body, deadline);
        }

        using (acknowledged)
            return acknowledged.RootElement.TryGetProperty("seq", out var sequence) && sequence.TryGetUInt64(out var number)
                ? number
                : throw new ProbeException(FailureKind.Protocol, $"{Subject}: the acknowledgement has no sequence");
    }

    private static async Task<JsonDocument> AskAsync(Session session, string subject, string body, CancellationToken deadline)
    {
        using var inquiry = session.Ask(subject, body);
        var reply = await inquiry.NextAsync(deadline);
        if (reply.Header.Status == HeaderBlock.NoResponders)
            throw new ProbeException(FailureKind.Unsupported, $"nobody answers {subject}: is there JetStream in this account, and the stream (create_stream)?");
        var document = JsonDocument.Parse(Text(reply));
        if (!document.RootElement.TryGetProperty("error", out var error))
            return document;
        using (document)
            throw new ProbeException(FailureKind.Broker, $"{subject}: {error}");
    }

    private async Task<TimeSpan> MeasureAsync(Func<Session, string, CancellationToken, Task> run, CancellationToken closing)
    {
        using var limit = new CancellationTokenSource(options.Connection!.Timeout, time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, closing);
        try
        {
            var session = await connection.GetAsync(deadline.Token);
            var started = time.GetTimestamp();
            session.Statistics.CountRequest("CANARY");
            await run(session, RandomNumberGenerator.GetHexString(32), deadline.Token);
            return time.GetElapsedTime(started);
        }
        catch (OperationCanceledException exception) when (!closing.IsCancellationRequested)
        {
            throw new ProbeException(FailureKind.Timeout, $"it did not come back within {options.Connection.Timeout.TotalSeconds:0.###} s", exception);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new ProbeException(FailureKind.Protocol, $"an answer of JetStream cannot be read: {exception.Message}", exception);
        }
    }

    private static string Text(Reply reply) => Encoding.UTF8.GetString(reply.Payload);
}
