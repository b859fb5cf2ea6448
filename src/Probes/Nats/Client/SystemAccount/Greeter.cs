using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Probes.Contract;
using Probes.Nats.Protocol.Wire;
using Probes.Transport;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>
/// Dials a server and logs in: its INFO, TLS if wanted (or before all), CONNECT, the subscription to our inbox, and PING, whose PONG
/// says that all of it was accepted.
/// </summary>
internal sealed class Greeter(NatsSystemOptions options, TlsClient? tls, TimeProvider time)
{
    private const string InboxLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly WireLimits _limits = new();

    private readonly Dialer _dialer = new(time);
    private readonly string _version = typeof(Greeter).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <exception cref="ProbeException">Why not.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<Greeting> GreetAsync(
        ServerAddress address, Credentials credentials, PeerStatistics statistics, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var attempt = new Attempt(address, credentials, statistics);
        try
        {
            return await GreetAsync(attempt, either.Token);
        }
        catch (Exception exception)
        {
            if (attempt.Stream is { } stream)
                await stream.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw ConnectFailure.At(address, Explain(exception, attempt));
        }
    }

    private async Task<Greeting> GreetAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        attempt.Stream = await _dialer.DialAsync(attempt.Address.Endpoint, options.Timeout, cancellationToken);
        if (options.TlsFirst)
            await SecureAsync(attempt, cancellationToken);
        attempt.Awaited = "INFO";
        var operations = new OperationStream(attempt.Stream, _limits, attempt.Statistics.CountReceived, time);
        attempt.Info = await InfoAsync(operations, attempt, cancellationToken);
        if (attempt.NeedsTls(tls is not null))
        {
            // What is behind INFO was not said by whom TLS will prove.
            if (!operations.IsEmpty)
                throw new ProtocolException("the server says more before TLS than its INFO");
            operations.Complete();
            await SecureAsync(attempt, cancellationToken);
            operations = new OperationStream(attempt.Stream, _limits, attempt.Statistics.CountReceived, time);
        }

        attempt.Awaited = "answer to the login";
        var inbox = $"{options.InboxPrefix}.{RandomNumberGenerator.GetString(InboxLetters, 22)}";
        await SendLoginAsync(attempt, inbox, cancellationToken);
        await PongAsync(operations, attempt, cancellationToken);
        return new Greeting
        {
            Address = attempt.Address,
            Info = attempt.Info,
            Stream = attempt.Stream,
            Operations = operations,
            Credentials = attempt.Credentials,
            IsSecured = attempt.IsSecured,
            Inbox = inbox,
            Statistics = attempt.Statistics,
        };
    }

    private async Task SecureAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        attempt.Awaited = "TLS handshake";
        attempt.Stream = await tls!.HandshakeAsync(attempt.Stream!, attempt.Address.TlsName, cancellationToken);
        attempt.IsSecured = true;
    }

    private async Task<ServerInfo> InfoAsync(OperationStream operations, Attempt attempt, CancellationToken cancellationToken)
    {
        var operation = await operations.ReadAsync(cancellationToken);
        if (operation.Verb == Verb.Error)
            throw ServerError.Of(Encoding.UTF8.GetString(operation.Text), attempt.Credentials, time.GetUtcNow());
        return operation.Verb == Verb.Info
            ? ServerInfo.Read(operation.Text.ToArray())
            : throw new ProtocolException($"the server begins with {operation.Verb} (expected INFO)");
    }

    private async Task SendLoginAsync(Attempt attempt, string inbox, CancellationToken cancellationToken)
    {
        var output = new ArrayBufferWriter<byte>();
        OperationWriter.Connect(output, attempt.Credentials.Answer(attempt.Info!, attempt.IsSecured, _version));
        OperationWriter.Subscribe(output, $"{inbox}.*", 1);
        OperationWriter.Ping(output);
        await attempt.Stream!.WriteAsync(output.WrittenMemory, cancellationToken);
        attempt.Statistics.CountSent(output.WrittenCount);
    }

    private async Task PongAsync(OperationStream operations, Attempt attempt, CancellationToken cancellationToken)
    {
        while (await operations.ReadAsync(cancellationToken) is var operation && operation.Verb != Verb.Pong)
        {
            if (operation.Verb == Verb.Error)
                throw ServerError.Of(Encoding.UTF8.GetString(operation.Text), attempt.Credentials, time.GetUtcNow());
            if (operation.Verb == Verb.Message)
                throw new ProtocolException("the server sends messages before the login");
        }
    }

    private ProbeException Explain(Exception exception, Attempt attempt) => exception switch
    {
        OperationCanceledException => new ProbeException(
            FailureKind.Timeout, $"no {attempt.Awaited} within {options.Timeout.TotalSeconds:0.###} s{attempt.Hint(options)}", exception),
        IOException when attempt.IsWithoutCertificate(options) =>
            new ProbeException(FailureKind.Tls, "the server wants a client certificate (cert_file and key_file in tls)", exception),
        _ => ConnectFailure.Of(exception, attempt.IsSecured),
    };
}
