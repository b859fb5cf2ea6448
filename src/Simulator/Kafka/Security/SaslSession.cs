using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Simulator.Kafka.Security;

/// <summary>How far one connection has come with its login (SaslServerAuthenticator).</summary>
internal sealed class SaslSession(KafkaSasl? sasl, TimeProvider time)
{
    private ISaslExchange? exchange;
    private bool isIn = sasl is null;
    private DateTimeOffset? ends;

    /// <summary>Whether the connection ends after the answer: the login failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether what follows are the mechanism's steps without requests around them: SaslHandshake v0 was that.</summary>
    public bool IsRaw { get; private set; }

    /// <summary>Whether the request may be made; if not, brokers close the connection.</summary>
    public bool Allows(ApiKey request) => request switch
    {
        ApiKey.ApiVersions => true,
        ApiKey.SaslHandshake => true,
        ApiKey.SaslAuthenticate => exchange is not null || sasl is null,
        _ => isIn && exchange is null && (ends is null || time.GetUtcNow() < ends),
    };

    public SaslHandshakeResponse Begin(SaslHandshakeRequest request, short version)
    {
        if (sasl is null)
        {
            return new(ErrorCode.IllegalSaslState, []);
        }

        if (!sasl.Mechanisms.Contains(request.Mechanism))
        {
            HasFailed = true;
            return new(ErrorCode.UnsupportedSaslMechanism, sasl.Mechanisms);
        }

        exchange = request.Mechanism switch
        {
            KafkaSasl.Plain => new PlainExchange(sasl),
            KafkaSasl.OAuthBearer => new OAuthBearerExchange(time),
            _ => new ScramExchange(sasl, request.Mechanism),
        };
        IsRaw = version == 0;
        return new(ErrorCode.None, sasl.Mechanisms);
    }

    public SaslAuthenticateResponse Continue(SaslAuthenticateRequest request)
    {
        if (exchange is null)
        {
            return new(ErrorCode.IllegalSaslState, "SaslAuthenticate request received on a connection without SASL", [], 0);
        }

        var step = Take(request.Bytes.AsSpan());
        return step.Refusal is { } refusal
            ? new(ErrorCode.SaslAuthenticationFailed, refusal, [], 0)
            : new(ErrorCode.None, null, [.. step.Bytes], step.IsDone && ends is { } end ? Math.Max(1, (long)(end - time.GetUtcNow()).TotalMilliseconds) : 0);
    }

    /// <summary>A step without a request around it.</summary>
    public SaslStep Take(ReadOnlySpan<byte> bytes)
    {
        var step = exchange!.Next(bytes);
        if (step.Refusal is not null)
        {
            HasFailed = true;
        }

        if (step.IsDone)
        {
            (isIn, exchange, IsRaw) = (true, null, false);
            var configured = sasl!.SessionLifetime is { } lifetime ? time.GetUtcNow() + lifetime : (DateTimeOffset?)null;
            ends = configured is null || step.Expires is null ? configured ?? step.Expires : configured < step.Expires ? configured : step.Expires;
        }

        return step;
    }
}
