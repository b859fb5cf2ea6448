using System.Collections.Immutable;
using Probes.Contract;
using Probes.Kafka.Protocol;

namespace Probes.Kafka.Collectors.Canary;

/// <summary>Puts what went wrong into the words that metrics and logs say.</summary>
internal static class CanaryFailures
{
    public static ImmutableArray<CanaryFailure> All { get; } = [.. Enum.GetValues<CanaryFailure>()];

    /// <summary>The label of Kafka's own metric: <c>send_timeout</c>, <c>not_enough_replicas</c>, …</summary>
    public static string Label(this CanaryFailure failure) => failure switch
    {
        CanaryFailure.BrokerDown => "broker_down",
        CanaryFailure.NoTopic => "no_topic",
        CanaryFailure.NoLeader => "no_leader",
        CanaryFailure.NotDedicated => "not_dedicated",
        CanaryFailure.NotChecked => "not_checked",
        CanaryFailure.Auth => "auth",
        CanaryFailure.Forbidden => "forbidden",
        CanaryFailure.SendRefused => "send_refused",
        CanaryFailure.SendTimeout => "send_timeout",
        CanaryFailure.NotEnoughReplicas => "not_enough_replicas",
        CanaryFailure.NotEnoughReplicasAfterAppend => "not_enough_replicas_after_append",
        CanaryFailure.ReadRefused => "read_refused",
        CanaryFailure.ReadTimeout => "read_timeout",
        CanaryFailure.ReadMissing => "read_missing",
        CanaryFailure.Protocol => "protocol",
        _ => "internal",
    };

    /// <summary>The label of the metric that all systems share: what only Kafka tells apart has another's word there.</summary>
    public static string SharedLabel(this CanaryFailure failure) => failure switch
    {
        CanaryFailure.NotEnoughReplicas => CanaryFailure.SendRefused.Label(),
        CanaryFailure.NotEnoughReplicasAfterAppend => "degraded",
        _ => failure.Label(),
    };

    public static CanaryFailure Of(ProbeException failure, CanaryStage stage) => (failure.Kind, (failure as KafkaException)?.Code) switch
    {
        (_, ErrorCode.NotEnoughReplicas) => CanaryFailure.NotEnoughReplicas,
        (_, ErrorCode.NotEnoughReplicasAfterAppend) => CanaryFailure.NotEnoughReplicasAfterAppend,
        (_, ErrorCode.RequestTimedOut) when stage == CanaryStage.Sending => CanaryFailure.SendTimeout,
        (FailureKind.Auth, _) => CanaryFailure.Auth,
        (FailureKind.Forbidden, _) => CanaryFailure.Forbidden,
        (FailureKind.Unreachable or FailureKind.Tls, _) => CanaryFailure.BrokerDown,
        (FailureKind.Protocol, _) => CanaryFailure.Protocol,
        (FailureKind.Internal, _) => CanaryFailure.Internal,
        var (kind, _) => stage switch
        {
            CanaryStage.Creating => CanaryFailure.NoTopic,
            CanaryStage.Checking => CanaryFailure.NotChecked,
            CanaryStage.Sending => kind == FailureKind.Timeout ? CanaryFailure.SendTimeout : CanaryFailure.SendRefused,
            _ => kind == FailureKind.Timeout ? CanaryFailure.ReadTimeout : CanaryFailure.ReadRefused,
        },
    };
}
