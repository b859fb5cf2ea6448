using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Client;

/// <summary>Why a broker and the exporter's account do not come together, and what to look at.</summary>
internal static class SaslFailure
{
    public static ProbeException OfHandshake(SaslHandshakeResponse answer, string mechanism) => answer.Error switch
    {
        ErrorCode.UnsupportedSaslMechanism => new ProbeException(
            FailureKind.Auth,
            $"the broker does not take {mechanism}; this listener takes {(answer.Mechanisms.IsEmpty ? "no mechanism at all" : BrokerWords.Of(string.Join(", ", answer.Mechanisms)))}"),
        ErrorCode.IllegalSaslState => new ProbeException(
            FailureKind.Auth, "this listener takes no account (leave out the section sasl, or use the port of a listener with SASL)"),
        _ => new KafkaException(answer.Error, "SaslHandshake"),
    };

    public static ProbeException OfAuthentication(SaslAuthenticateResponse answer, string who) => answer.Error switch
    {
        ErrorCode.SaslAuthenticationFailed => new ProbeException(
            FailureKind.Auth, $"the broker refuses {who}{(string.IsNullOrWhiteSpace(answer.Message) ? "" : ": " + BrokerWords.Of(answer.Message))}"),
        ErrorCode.IllegalSaslState => new ProbeException(FailureKind.Auth, "this listener takes no account (leave out the section sasl, or use the port of a listener with SASL)"),
        _ => new KafkaException(answer.Error, "SaslAuthenticate", answer.Message),
    };

    /// <summary>What an operator may do about it.</summary>
    public static string Advice(SaslMechanism? mechanism) => mechanism switch
    {
        SaslMechanism.Plain or SaslMechanism.ScramSha256 or SaslMechanism.ScramSha512 => "Check sasl.mechanism, sasl.username and sasl.password",
        SaslMechanism.OAuthBearer => "Check sasl.token_file or sasl.oauth, and which issuer and audience the broker expects",
        _ => "Set sasl.mechanism and an account, or use the port of a listener without SASL",
    };
}
