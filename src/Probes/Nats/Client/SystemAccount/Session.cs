using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Probes.Contract;
using Probes.Nats.Protocol.Wire;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>
/// One connection after its login, until its end: answers PINGs, sends its own, hands answers to those who asked. It does not
/// come back; <see cref="SystemConnection"/> makes another.
/// </summary>
internal sealed class Session : IAsyncDisposable
{
    /// <summary>NATS' own clients wait for two minutes; a scrape wants to know sooner that somebody is gone without a word.</summary>
    internal static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(20);

    /// <summary>PINGs without a PONG after which the server counts as gone.</summary>
    internal const int MostUnanswered = 2;

    private readonly ConcurrentDictionary<string, Inquiry> _inquiries = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closed;
    private readonly TaskCompletionSource<ProbeException> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Greeting _greeting;
    private readonly Action<ServerInfo> _told;
    private readonly TimeProvider _time;
    private readonly Outbox _outbox;
    private readonly Task _running;
    private long _lastToken;
    private int _unanswered;
    private string? _error;
    private ProbeException? _reason;

    /// <param name="greeting">The connection.</param>
    /// <param name="told">Called with each INFO that comes after the login: the cluster has changed.</param>
    /// <param name="time">The clock.</param>
    public Session(Greeting greeting, Action<ServerInfo> told, TimeProvider time)
    {
        (_greeting, _told, _time) = (greeting, told, time);
        _closed = _closing.Token;
        _outbox = new Outbox(greeting.Stream, greeting.Statistics.CountSent);
        _running = Task.WhenAll(EndingAsync(ReadAsync), EndingAsync(_outbox.RunAsync), EndingAsync(PingAsync));
    }

    public ServerAddress Address => _greeting.Address;

    public ServerInfo Info => _greeting.Info;

    public PeerStatistics Statistics => _greeting.Statistics;

    /// <summary>Completes when the connection has ended, with the reason.</summary>
    public Task<ProbeException> Ended => _ended.Task;

    /// <summary>Completes when the server says that it is about to stop.</summary>
    public Task Leaving => _leaving.Task;

    /// <summary>How long nothing was heard of the server.</summary>
    public TimeSpan Silence => _greeting.Operations.Silence;

    /// <summary>Asks; answers come until the inquiry is disposed of.</summary>
    public Inquiry Ask(string subject, string body) => Ask(_ => subject, body);

    /// <summary>Sends to a subject that only this inquiry listens to: what the server takes, it gives back.</summary>
    public Inquiry Echo(string body) => Ask(static inbox => inbox, body);

    private Inquiry Ask(Func<string, string> subjectOf, string body)
    {
        var token = Interlocked.Increment(ref _lastToken).ToString(CultureInfo.InvariantCulture);
        var inbox = $"{_greeting.Inbox}.{token}";
        var subject = subjectOf(inbox);
        var inquiry = new Inquiry(subject, () => _inquiries.TryRemove(token, out _));
        _inquiries[token] = inquiry;
        if (Volatile.Read(ref _reason) is { } reason)
            inquiry.Fail(reason);
        _outbox.Add(output => OperationWriter.Publish(
            output, subject, inbox, [new("Accept-Encoding", "gzip")], Encoding.UTF8.GetBytes(body)));
        return inquiry;
    }

    /// <summary>
    /// Finds out whether the server is still there, after a question that it did not answer: a PING costs it nothing, whatever it has
    /// to do. Without a word in that time the connection ends.
    /// </summary>
    public async Task DoubtAsync(TimeSpan patience, ProbeException reason)
    {
        try
        {
            _outbox.Add(OperationWriter.Ping);
            await Task.Delay(patience, _time, _closed);
            if (Silence >= patience)
                Close(reason);
        }
        catch (OperationCanceledException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Ends the connection; what was asked over it fails.</summary>
    public void Close(ProbeException reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is not null)
            return;
        foreach (var inquiry in _inquiries.Values)
            inquiry.Fail(reason);
        _closing.Cancel();
        _ended.TrySetResult(reason);
    }

    public async ValueTask DisposeAsync()
    {
        Close(new ProbeException(FailureKind.Unreachable, $"{Address.Endpoint}: the connection was closed by the exporter"));
        await _running;
        await _greeting.Stream.DisposeAsync();
        _closing.Dispose();
    }

    // Whatever ends first ends the others.
    private async Task EndingAsync(Func<CancellationToken, Task> run)
    {
        try
        {
            await run(_closed);
        }
        catch (Exception exception)
        {
            Close(Explain(exception));
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var operation = await _greeting.Operations.ReadAsync(cancellationToken);
            switch (operation.Verb)
            {
                case Verb.Message:
                    Deliver(operation);
                    break;
                case Verb.Ping:
                    _outbox.Add(OperationWriter.Pong);
                    break;
                case Verb.Pong:
                    Volatile.Write(ref _unanswered, 0);
                    break;
                case Verb.Info:
                    var info = ServerInfo.Read(operation.Text.ToArray());
                    _told(info);
                    if (info.LameDuck)
                        _leaving.TrySetResult();
                    break;
                case Verb.Error:
                    Complain(Encoding.UTF8.GetString(operation.Text));
                    break;
            }
        }
    }

    private async Task PingAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(PingInterval, _time, cancellationToken);
            // A PONG may stand behind megabytes that are still on their way.
            if (Silence <= PingInterval)
                Volatile.Write(ref _unanswered, 0);
            if (Interlocked.Increment(ref _unanswered) > MostUnanswered)
                throw new TimeoutException($"{MostUnanswered} PINGs had no answer: the server, or something on the way, is gone without a word");
            _outbox.Add(OperationWriter.Ping);
        }
    }

    private void Deliver(ServerOperation message)
    {
        // An answer that nobody waits for any more came too late; whoever asked has said so.
        var token = message.Subject[(message.Subject.LastIndexOf('.') + 1)..];
        if (_inquiries.TryGetValue(token, out var inquiry))
            inquiry.Take(new Reply(HeaderBlock.Read(message.Header.ToArray()), message.Payload.ToArray(), _time.GetUtcNow()));
    }

    private void Complain(string text)
    {
        if (ServerError.ForbiddenSubject(text) is not { } subject)
        {
            _error = text;
            return;
        }

        foreach (var inquiry in _inquiries.Values.Where(inquiry => inquiry.Subject == subject))
            inquiry.Fail(ServerError.OfForbidden(subject));
    }

    private ProbeException Explain(Exception exception) => _error is { } error
        ? ConnectFailure.At(Address, ServerError.Of(error, _greeting.Credentials, _time.GetUtcNow()))
        : ConnectFailure.At(Address, ConnectFailure.Of(exception, _greeting.IsSecured));
}
