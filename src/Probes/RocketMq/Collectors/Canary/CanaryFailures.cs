using System.Collections.Immutable;
using Probes.Contract;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Canary;

/// <summary>How far a round trip had come.</summary>
internal enum CanaryStage
{
    Creating,
    Checking,
    Sending,
    Reading,
}

/// <summary>Puts what went wrong into the words that metrics and logs say.</summary>
internal static class CanaryFailures
{
    private const string Degraded = "degraded";

    public static ImmutableArray<CanaryFailure> All { get; } = [.. Enum.GetValues<CanaryFailure>()];

    /// <summary>The label of RocketMQ's own metric: <c>send_timeout</c>, <c>slave_not_available</c>, …</summary>
    public static string Label(this CanaryFailure failure) => failure switch
    {
        CanaryFailure.NoMaster => "no_master",
        CanaryFailure.BrokerDown => "broker_down",
        CanaryFailure.NoTopic => "no_topic",
        CanaryFailure.NotDedicated => "not_dedicated",
        CanaryFailure.NotWritable => "not_writable",
        CanaryFailure.NotReadable => "not_readable",
        CanaryFailure.NotChecked => "not_checked",
        CanaryFailure.Auth => "auth",
        CanaryFailure.Forbidden => "forbidden",
        CanaryFailure.SendRefused => "send_refused",
        CanaryFailure.SendTimeout => "send_timeout",
        CanaryFailure.FlushDiskTimeout => "flush_disk_timeout",
        CanaryFailure.SlaveNotAvailable => "slave_not_available",
        CanaryFailure.FlushSlaveTimeout => "flush_slave_timeout",
        CanaryFailure.ReadRefused => "read_refused",
        CanaryFailure.ReadTimeout => "read_timeout",
        CanaryFailure.ReadMissing => "read_missing",
        CanaryFailure.Protocol => "protocol",
        _ => "internal",
    };

    /// <summary>The label of the metric that all systems share: what only RocketMQ tells apart is one word there.</summary>
    public static string SharedLabel(this CanaryFailure failure) =>
        failure is CanaryFailure.FlushDiskTimeout or CanaryFailure.SlaveNotAvailable or CanaryFailure.FlushSlaveTimeout ? Degraded : failure.Label();

    /// <summary>What the code of a message says that was stored, but not as safely as it should be.</summary>
    public static CanaryFailure OfDegraded(int code) => code switch
    {
        ResponseCode.FlushDiskTimeout => CanaryFailure.FlushDiskTimeout,
        ResponseCode.SlaveNotAvailable => CanaryFailure.SlaveNotAvailable,
        _ => CanaryFailure.FlushSlaveTimeout,
    };

    public static CanaryFailure Of(ProbeException failure, CanaryStage stage) => failure.Kind switch
    {
        FailureKind.Auth => CanaryFailure.Auth,
        FailureKind.Forbidden => CanaryFailure.Forbidden,
        FailureKind.Unreachable or FailureKind.Tls => CanaryFailure.BrokerDown,
        FailureKind.Protocol => CanaryFailure.Protocol,
        FailureKind.Internal => CanaryFailure.Internal,
        _ when failure is RocketMqException { Code: ResponseCode.TopicNotExist } => CanaryFailure.NoTopic,
        _ when failure is RocketMqException { Code: ResponseCode.NoPermission } => stage == CanaryStage.Sending ? CanaryFailure.NotWritable : CanaryFailure.NotReadable,
        _ => stage switch
        {
            CanaryStage.Creating => CanaryFailure.NoTopic,
            CanaryStage.Checking => CanaryFailure.NotChecked,
            CanaryStage.Sending => failure.Kind == FailureKind.Timeout ? CanaryFailure.SendTimeout : CanaryFailure.SendRefused,
            _ => failure.Kind == FailureKind.Timeout ? CanaryFailure.ReadTimeout : CanaryFailure.ReadRefused,
        },
    };
}
