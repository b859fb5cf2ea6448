using System.Globalization;
using Probes.Contract;
using Probes.Kafka.Protocol;

namespace Probes.Kafka;

/// <summary>A broker answered a request, or a part of it, with an error code.</summary>
internal sealed class KafkaException(ErrorCode code, string subject, string? message = null)
    : ProbeException(KindOf(code), $"{subject}: {code.NameOf()} ({((short)code).ToString(CultureInfo.InvariantCulture)}){(string.IsNullOrEmpty(message) ? "" : ": " + BrokerWords.Of(message))}")
{
    public ErrorCode Code => code;

    /// <summary>What an error code means for the operator.</summary>
    public static FailureKind KindOf(ErrorCode code) => code switch
    {
        ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed => FailureKind.Forbidden,
        ErrorCode.SaslAuthenticationFailed or ErrorCode.UnsupportedSaslMechanism or ErrorCode.IllegalSaslState => FailureKind.Auth,
        ErrorCode.UnsupportedVersion => FailureKind.Unsupported,
        _ => FailureKind.Broker,
    };
}
