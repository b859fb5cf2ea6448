using Probes.Contract;

namespace Probes.RocketMq;

/// <summary>The section <c>acl</c>: the account that brokers with access control know the exporter by.</summary>
/// <param name="AccessKey">The account's name.</param>
/// <param name="SecretKey">What requests are signed with; it is never sent.</param>
/// <param name="SecurityToken">Sent along with each request where a cloud's temporary credentials want it; null: none.</param>
internal sealed record AclOptions(Secret AccessKey, Secret SecretKey, Secret? SecurityToken)
{
    /// <returns>Null: requests are not signed.</returns>
    public static AclOptions? Read(ISettings settings)
    {
        var access = SecretSettings.Read(settings, "access_key");
        var secret = SecretSettings.Read(settings, "secret_key");
        var token = SecretSettings.Read(settings, "security_token");
        if (access is not null && secret is not null)
            return new AclOptions(access, secret, token);
        if (access is not null)
            settings.Reject("secret_key", "is missing (expected secret_key or secret_key_file beside the access key)");
        else if (secret is not null || token is not null)
            settings.Reject("access_key", "is missing (expected access_key or access_key_file beside the secret key)");
        return null;
    }
}
