using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Client;

/// <summary>What an operator has to change when a broker refuses: the words of a refusal say what was found, not what was missing.</summary>
internal static class RefusalAdvice
{
    private const string _check = "check acl.access_key and acl.secret_key";

    public static string For(RequestCode request, int code, string remark) => code == ResponseCode.NoPermission
        ? ForV5(request, remark)
        : ForV4(remark);

    // org.apache.rocketmq.acl.plain.PlainPermissionManager.
    private static string ForV4(string remark) =>
        Says(remark, "No accessKey is configured") ? "set acl.access_key and acl.secret_key, or add the exporter's address to globalWhiteRemoteAddresses in the broker's plain_acl.yml"
        : Says(remark, "Check signature failed") ? "acl.secret_key is not the secret of this access key"
        : Says(remark, "No acl config") ? "the broker's plain_acl.yml has no account with this access key"
        : Says(remark, "Need admin permission") ? "the account needs admin: true in the broker's plain_acl.yml"
        : Says(remark, "permission for") ? "the account needs a right to it in the broker's plain_acl.yml (topicPerms, groupPerms)"
        : _check;

    // org.apache.rocketmq.auth: what a request needs stands in the annotations of its header.
    private static string ForV5(RequestCode request, string remark) =>
        Says(remark, "username cannot be null") ? "set acl.access_key and acl.secret_key"
        : Says(remark, "signature") ? "acl.secret_key is not the password of this user"
        : Says(remark, "is not found") ? "create the user (mqadmin createUser)"
        : Says(remark, "is disabled") ? "enable the user (mqadmin updateUser)"
        : $"the user needs {AclRights.Of(request, remark)} (mqadmin createAcl)";

    private static bool Says(string remark, string words) => remark.Contains(words, StringComparison.OrdinalIgnoreCase);
}
