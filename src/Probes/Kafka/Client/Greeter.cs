using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>
/// Makes a connection to a broker: dials, agrees on versions, says who we are. Who could not be dialled is not dialled again for a second, or
/// for as long as it took: the questions of one collection share one failure, and an account that is wrong is not locked for it.
/// </summary>
internal sealed class Greeter(Endpoint endpoint, BrokerAccess access, PeerStatistics statistics)
{
    /// <summary>SaslAuthenticate came with Kafka 1.0, and SaslHandshake v1, which announces it.</summary>
    private const short HandshakeVersion = 1;

    /// <summary>Of its lifetime a connection is used this part, as in Kafka's own client, which takes 85 to 95 % (KIP-368).</summary>
    private const double UsedPart = 0.85;

    private static readonly TimeSpan _shortest = TimeSpan.FromSeconds(1);

    private volatile Failed? _last;

    private sealed record Failed(ProbeException Failure, long At, TimeSpan Pause);

    /// <exception cref="ProbeException">Why there is no connection; without saying to whom.</exception>
    public async Task<Dialled<Inquiry>> DialAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && access.Time.GetElapsedTime(last.At) < last.Pause)
            throw new ProbeException(last.Failure.Kind, last.Failure.Message, last.Failure);
        var started = access.Time.GetTimestamp();
        try
        {
            var dialled = await TryDialAsync(cancellationToken);
            _last = null;
            access.Log.Connected(endpoint);
            return dialled;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            var failure = exception switch
            {
                ProbeException known => known,
                // A broker may advertise anything.
                ArgumentException => new ProbeException(FailureKind.Unreachable, "that is no address", exception),
                _ => new ProbeException(FailureKinds.Of(exception), exception.Message, exception),
            };
            var took = access.Time.GetElapsedTime(started);
            _last = new Failed(failure, access.Time.GetTimestamp(), took > _shortest ? took : _shortest);
            access.Log.Failed(endpoint, failure);
            throw failure;
        }
    }

    private async Task<Dialled<Inquiry>> TryDialAsync(CancellationToken cancellationToken)
    {
        // First, because it may take a token endpoint its own time.
        var login = access.Account is { } account ? await account.BeginAsync(cancellationToken) : null;
        var started = access.Time.GetTimestamp();
        var stream = await access.Dial(endpoint, access.Timeout, cancellationToken);
        var left = access.Timeout - access.Time.GetElapsedTime(started);
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, access.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return new Dialled<Inquiry>(stream, await GreetAsync(new GreetingStream(stream, access.IsSecured, statistics), login, either.Token));
        }
        catch (Exception exception)
        {
            await stream.DisposeAsync();
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new ProbeException(FailureKind.Timeout, $"connected, but no greeting within {access.Timeout.TotalSeconds:0.###} s: that may not be a Kafka broker, or one that {(access.IsSecured ? "is stuck" : "wants TLS (tls.enabled), or is stuck")}", exception);
            throw;
        }
    }

    private async Task<KafkaWire> GreetAsync(GreetingStream stream, Login? login, CancellationToken cancellationToken)
    {
        var told = await stream.AskAsync(new ApiVersionsRequest(), version: 0, cancellationToken);
        if (told.Error == ErrorCode.UnsupportedVersion)
            throw new ProbeException(FailureKind.Unsupported, "the broker does not answer ApiVersions v0, which every Kafka since 0.10 does (expected Kafka 1.0 or newer)");
        if (told.Error != ErrorCode.None)
            throw new KafkaException(told.Error, "ApiVersions");
        var versions = new SpokenVersions(told);
        if (versions.Of(ApiKey.Metadata) is null)
            throw new ProbeException(FailureKind.Unsupported, $"{versions.ProblemWith(ApiKey.Metadata)} (expected Kafka 1.0 or newer)");
        long? renewAt = null;
        if (login is not null && await AuthenticateAsync(stream, versions, login, cancellationToken) is > 0 and var lifetime)
            renewAt = access.Time.GetTimestamp() + (long)(lifetime * UsedPart / 1000 * access.Time.TimestampFrequency);
        return new KafkaWire(versions, renewAt, statistics);
    }

    // The session's lifetime in milliseconds.
    private static async Task<long> AuthenticateAsync(GreetingStream stream, SpokenVersions versions, Login login, CancellationToken cancellationToken)
    {
        if (versions.Of(ApiKey.SaslHandshake) is null || versions.Of(ApiKey.SaslAuthenticate) is not { } version)
            throw new ProbeException(FailureKind.Unsupported, $"{versions.ProblemWith(ApiKey.SaslAuthenticate)} (expected Kafka 1.0 or newer)");
        var handshake = await stream.AskAsync(new SaslHandshakeRequest(login.Mechanism), HandshakeVersion, cancellationToken);
        if (handshake.Error != ErrorCode.None)
            throw SaslFailure.OfHandshake(handshake, login.Mechanism);
        for (var message = login.First(); ;)
        {
            var answer = await stream.AskAsync(new SaslAuthenticateRequest(message), version, cancellationToken);
            if (login.Next(answer) is not { } next)
                return answer.SessionLifetime;
            message = next;
        }
    }
}
