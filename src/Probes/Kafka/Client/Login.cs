using System.Collections.Immutable;
using System.Globalization;
using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Kafka.Protocol.Sasl;

namespace Probes.Kafka.Client;

/// <summary>One authentication, with words for its failures.</summary>
/// <param name="exchange">The mechanism.</param>
/// <param name="who">As whom: <c>SCRAM-SHA-256 as "exporter"</c>.</param>
/// <param name="expiry">When the token ends; null: there is none, or it does not say.</param>
/// <param name="time">The clock.</param>
internal sealed class Login(SaslExchange exchange, string who, DateTimeOffset? expiry, TimeProvider time)
{
    public string Mechanism => exchange.Mechanism;

    public ImmutableArray<byte> First() => exchange.First();

    /// <returns>Null: both sides are satisfied.</returns>
    /// <exception cref="ProbeException">They are not.</exception>
    public ImmutableArray<byte>? Next(SaslAuthenticateResponse answer)
    {
        if (answer.Error != ErrorCode.None)
            throw Told(SaslFailure.OfAuthentication(answer, who));
        try
        {
            return exchange.Next(answer.Bytes.AsSpan());
        }
        catch (SaslException exception)
        {
            throw Told(new ProbeException(FailureKind.Auth, $"{who}: {exception.Message}", exception));
        }
    }

    // The broker has the last word: its clock and ours may differ.
    private ProbeException Told(ProbeException failure)
    {
        var status = (exchange as OAuthBearerExchange)?.Refusal is { } refusal && !failure.Message.Contains(refusal, StringComparison.Ordinal) ? $" ({refusal})" : "";
        var end = expiry is { } past && past <= time.GetUtcNow()
            ? $"; the token expired on {past.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}"
            : "";
        return failure.Kind != FailureKind.Auth || status.Length + end.Length == 0 ? failure : new ProbeException(failure.Kind, failure.Message + status + end, failure);
    }
}
