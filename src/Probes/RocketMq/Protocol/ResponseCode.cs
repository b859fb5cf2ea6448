namespace Probes.RocketMq.Protocol;

/// <summary>Codes of answers: RemotingSysResponseCode and ResponseCode in apache/rocketmq.</summary>
internal static class ResponseCode
{
    public const int Success = 0;

    /// <summary>Also RocketMQ 4's refusal by ACL, and its answer to a missing argument.</summary>
    public const int SystemError = 1;

    /// <summary>A thread pool of the server is full.</summary>
    public const int SystemBusy = 2;
    public const int RequestCodeNotSupported = 3;

    /// <summary>10, 11, 12: the message is stored, but not yet on disk or on a slave, as it should be.</summary>
    public const int FlushDiskTimeout = 10;
    public const int SlaveNotAvailable = 11;
    public const int FlushSlaveTimeout = 12;
    public const int ServiceNotAvailable = 14;
    public const int NoPermission = 16;
    public const int TopicNotExist = 17;

    /// <summary>19, 20, 21: no message at the offset that was asked for.</summary>
    public const int PullNotFound = 19;
    public const int PullRetryImmediately = 20;
    public const int PullOffsetMoved = 21;

    /// <summary>The normal answer of a name server that holds no entry under a namespace.</summary>
    public const int QueryNotFound = 22;
    public const int SubscriptionGroupNotExist = 26;
    public const int InvalidParameter = 29;
    public const int ConsumerNotOnline = 206;
    public const int FlowControl = 215;
    public const int NotLeaderForQueue = 501;

    /// <summary>The server (5.x) is about to close the connection: ask again over a new one.</summary>
    public const int GoAway = 1500;

    /// <summary>A controller (5.x) that is not the leader, or not any more.</summary>
    public const int ControllerNotLeader = 2007;

    /// <summary>The constant's name in RocketMQ, or the number where it is none of the codes that an admin call meets.</summary>
    public static string NameOf(int code) => code switch
    {
        Success => "SUCCESS",
        SystemError => "SYSTEM_ERROR",
        SystemBusy => "SYSTEM_BUSY",
        RequestCodeNotSupported => "REQUEST_CODE_NOT_SUPPORTED",
        FlushDiskTimeout => "FLUSH_DISK_TIMEOUT",
        SlaveNotAvailable => "SLAVE_NOT_AVAILABLE",
        FlushSlaveTimeout => "FLUSH_SLAVE_TIMEOUT",
        ServiceNotAvailable => "SERVICE_NOT_AVAILABLE",
        NoPermission => "NO_PERMISSION",
        TopicNotExist => "TOPIC_NOT_EXIST",
        PullNotFound => "PULL_NOT_FOUND",
        PullRetryImmediately => "PULL_RETRY_IMMEDIATELY",
        PullOffsetMoved => "PULL_OFFSET_MOVED",
        QueryNotFound => "QUERY_NOT_FOUND",
        SubscriptionGroupNotExist => "SUBSCRIPTION_GROUP_NOT_EXIST",
        InvalidParameter => "INVALID_PARAMETER",
        ConsumerNotOnline => "CONSUMER_NOT_ONLINE",
        FlowControl => "FLOW_CONTROL",
        NotLeaderForQueue => "NOT_LEADER_FOR_QUEUE",
        GoAway => "GO_AWAY",
        ControllerNotLeader => "CONTROLLER_NOT_LEADER",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code}"),
    };
}
