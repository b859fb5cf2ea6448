using Probes.Contract;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq;

/// <summary>A name server or broker answered a request with an error code.</summary>
internal sealed class RocketMqException(int code, string? remark, string peer)
    : ProbeException(KindOf(code, remark), $"{peer}: {ResponseCode.NameOf(code)} ({code}){(string.IsNullOrEmpty(remark) ? "" : ": " + FirstLine(remark))}")
{
    public int Code => code;

    /// <summary>The server's own words, on one line; empty if it had none.</summary>
    public string Remark { get; } = string.IsNullOrEmpty(remark) ? "" : FirstLine(remark);

    /// <summary>
    /// What an error code means for the operator. RocketMQ 4.x reports a refused signature as SYSTEM_ERROR and only the
    /// text tells (org.apache.rocketmq.acl.common.AclException); 5.x has NO_PERMISSION for both a wrong account and a
    /// missing right (org.apache.rocketmq.auth).
    /// </summary>
    public static FailureKind KindOf(int code, string? remark) => code switch
    {
        ResponseCode.SystemError when Says(remark, "AclException") =>
            // "Need admin permission for", "No default permission for"; every text goes on to name a class PlainPermissionManager.
            Says(remark, "permission for") ? FailureKind.Forbidden : FailureKind.Auth,
        // Not the account's right, but the broker's or the topic's own permission: "the topic[x] pulling message is forbidden".
        ResponseCode.NoPermission when Says(remark, "message is forbidden") => FailureKind.Broker,
        ResponseCode.NoPermission =>
            Says(remark, "username cannot be null") || Says(remark, "signature") || Says(remark, "is not found") || Says(remark, "is disabled")
                || Says(remark, "authentication")
                ? FailureKind.Auth
                : FailureKind.Forbidden,
        ResponseCode.RequestCodeNotSupported => FailureKind.Unsupported,
        _ => FailureKind.Broker,
    };

    private static bool Says(string? remark, string words) =>
        remark is not null && remark.Contains(words, StringComparison.OrdinalIgnoreCase);

    // Remarks may hold a whole Java stack trace.
    private static string FirstLine(string remark) => remark.AsSpan(0, Math.Min(remark.Length, 300)) is var head
        && head.IndexOfAny('\r', '\n') is var end and >= 0 ? head[..end].ToString() : head.ToString();
}
