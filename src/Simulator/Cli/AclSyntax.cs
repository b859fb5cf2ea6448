using Simulator.RocketMq.Security;

namespace Simulator.Cli;

/// <summary>Reads accounts: KEY:SECRET:RIGHTS.</summary>
internal static class AclSyntax
{
    public const string Usage = "RIGHTS: admin, reader, none, or what a 5.x user may read, as in Topic:*,Group:order-fulfilment.";

    private static readonly string[] Everything = ["Topic:*", "Group:*", "Cluster:*"];

    public static bool TryParse(string text, out AclAccount account)
    {
        var parts = text.Split(':', 3);
        account = new AclAccount(parts[0], parts.ElementAtOrDefault(1) ?? "");
        if (parts.Length < 3 || parts.Any(part => part.Length == 0))
        {
            return false;
        }

        switch (parts[2])
        {
            case "admin":
                account = account with { IsAdmin = true };
                return true;
            case "reader":
                account = account with { MayRead = Everything };
                return true;
            case "none":
                return true;
            default:
                account = account with { MayRead = parts[2].Split(',') };
                return account.MayRead.All(right => right.Split(':', 2) is ["Topic" or "Group" or "Cluster", { Length: > 0 }]);
        }
    }
}
