using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>A broker as a peer: asks in the versions that both speak, says why there is no answer, counts what it is asked.</summary>
internal sealed class KafkaConnection : IAsyncDisposable
{
    /// <summary>How long a broker may work at what makes it look at its disks or write.</summary>
    private static readonly TimeSpan _slowLimit = TimeSpan.FromSeconds(10);

    private readonly Endpoint _endpoint;
    private readonly BrokerAccess _access;
    private readonly BrokerLine _line;
    private readonly BrokerLine _aside;
    private readonly BrokerLine _canary;

    public KafkaConnection(Endpoint endpoint, BrokerAccess access)
    {
        (_endpoint, _access) = (endpoint, access);
        Statistics = new PeerStatistics(endpoint.ToString());
        var greeter = new Greeter(endpoint, access, Statistics);
        _line = new BrokerLine(greeter, access, Statistics, access.Window);
        // Of its own, because a broker works at one request of a connection at a time: what a scrape waits for must not wait behind it.
        _aside = new BrokerLine(greeter, access, Statistics, window: 1);
        // And what is written, and waited for until it can be read, must not wait behind a disk that is looked at, nor make others wait.
        _canary = new BrokerLine(greeter, access, Statistics, window: 1);
    }

    public Endpoint Endpoint => _endpoint;

    public PeerStatistics Statistics { get; }

    /// <summary>Whether it answered when it was last asked.</summary>
    public bool IsUp { get; private set; }

    /// <exception cref="ProbeException">Why there is no answer, from whom, and to what.</exception>
    public Task<T> AskAsync<T>(KafkaRequest<T> request, CancellationToken cancellationToken) => AskAsync(request, static () => { }, cancellationToken);

    /// <param name="request">The request.</param>
    /// <param name="sending">Called when there is a connection and what changes something, and is sent only once, is about to leave.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProbeException">Why there is no answer, from whom, and to what.</exception>
    public Task<T> AskAsync<T>(KafkaRequest<T> request, Action sending, CancellationToken cancellationToken)
    {
        var inquiry = new Inquiry(request);
        var line = LineFor(request.Key);
        var limit = line != _line && _slowLimit > _access.Timeout ? _slowLimit : _access.Timeout;
        return ExplainAsync<T>(
            request.Key,
            limit,
            inquiry,
            request.Key is ApiKey.Produce or ApiKey.CreateTopics
                ? () => line.AskOnceAsync(inquiry, request, limit, sending, cancellationToken)
                : () => line.AskAsync(inquiry, request, limit, cancellationToken),
            cancellationToken);
    }

    /// <summary>The versions that the broker and we both speak; connects if need be.</summary>
    /// <exception cref="ProbeException">Why there is no connection.</exception>
    public Task<SpokenVersions> VersionsAsync(CancellationToken cancellationToken) => ExplainAsync(
        ApiKey.ApiVersions, _access.Timeout, inquiry: null, async () => (await _line.WireAsync(cancellationToken)).Versions, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        await _aside.DisposeAsync();
        await _canary.DisposeAsync();
    }

    private BrokerLine LineFor(ApiKey key) => key switch
    {
        ApiKey.DescribeLogDirs or ApiKey.DescribeConfigs => _aside,
        ApiKey.Fetch or ApiKey.Produce or ApiKey.CreateTopics => _canary,
        _ => _line,
    };

    private async Task<T> ExplainAsync<T>(ApiKey key, TimeSpan limit, Inquiry? inquiry, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ask();
            IsUp = true;
            return answer;
        }
        catch (Exception exception)
        {
            IsUp = false;
            var failure = Explain(exception, key, limit, inquiry, cancellationToken.IsCancellationRequested);
            Statistics.CountFailure(failure.Kind);
            throw failure;
        }
    }

    private ProbeException Explain(Exception exception, ApiKey key, TimeSpan limit, Inquiry? inquiry, bool deadlinePassed) => exception switch
    {
        OperationCanceledException when deadlinePassed =>
            new ProbeException(FailureKind.Timeout, $"{_endpoint} {key}: no answer before the deadline"),
        TimeoutException =>
            new ProbeException(FailureKind.Timeout, $"{_endpoint} {key}: no answer within {limit.TotalSeconds:0.###} s"),
        // ApiVersions is answered to everybody; nothing else is to who has not said who he is (SaslServerAuthenticator).
        IOException { InnerException: not (TlsException or TimeoutException) } when _access.Account is null && inquiry?.Wire is { HasAnswered: false } =>
            new ProbeException(
                FailureKind.Unreachable, $"{_endpoint} {key}: the broker told its versions, and closed the connection over the first question: this listener may want an account (sasl.mechanism)", exception),
        _ => new ProbeException(FailureKinds.Of(exception), $"{_endpoint} {key}: {exception.Message}", exception),
    };
}
