using System.Globalization;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Security;

/// <summary>PlainPermissionManager of 4.9: every account may read, few codes need an administrator, messages need a right. Refusals are exceptions.</summary>
internal static class PlainAcl
{
    /// <summary>Permission.needAdminPerm: update topic, broker configuration and group, delete topic and group.</summary>
    private static readonly int[] AdminCodes = [17, 25, 200, 207, 215];

    /// <returns>The remark of the refusal; null if there is none.</returns>
    public static string? Refusal(RemotingRequest request, AclPlay acl)
    {
        if (request.ExtField("AccessKey") is not { } key)
        {
            return Thrown("No accessKey is configured", "validate", 664);
        }

        if (acl.Find(key) is not { } account)
        {
            return Thrown($"No acl config for {key}", "validate", 668);
        }

        if (!AclSignature.IsRight(request, account.SecretKey))
        {
            return Thrown($"Check signature failed for accessKey={key}", "validate", 684);
        }

        if (request.Code != RequestCode.UpdateAndCreateTopic && MessageRights.Of(request).FirstOrDefault(need => !account.Uses(need)) is { Name: { } name })
        {
            return Thrown($"No default permission for {name}", "checkPerm", 598);
        }

        return AdminCodes.Contains(request.Code) && !account.IsAdmin
            ? Thrown(string.Create(CultureInfo.InvariantCulture, $"Need admin permission for request code={request.Code}, but accessKey={key} is not"), "checkPerm", 581)
            : null;
    }

    private static string Thrown(string message, string method, int line) => string.Create(
        CultureInfo.InvariantCulture,
        $"org.apache.rocketmq.acl.common.AclException: {message}, org.apache.rocketmq.acl.plain.PlainPermissionManager.{method}(PlainPermissionManager.java:{line})");
}
