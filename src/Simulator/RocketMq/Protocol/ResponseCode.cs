namespace Simulator.RocketMq.Protocol;

/// <summary>The codes of org.apache.rocketmq ResponseCode that are used here.</summary>
internal static class ResponseCode
{
    public const int Success = 0;
    public const int SystemError = 1;
    public const int SystemBusy = 2;
    public const int RequestCodeNotSupported = 3;
    public const int NoPermission = 16;
    public const int TopicNotExist = 17;
    public const int PullNotFound = 19;
    public const int PullOffsetMoved = 21;
    public const int QueryNotFound = 22;
    public const int SubscriptionNotExist = 24;
    public const int ConsumerNotOnline = 206;
    public const int ControllerNotLeader = 2007;
}
