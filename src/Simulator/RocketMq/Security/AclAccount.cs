namespace Simulator.RocketMq.Security;

/// <summary>An account of plain_acl.yml (4.9), or a user (5.x).</summary>
/// <param name="AccessKey">Its name.</param>
/// <param name="SecretKey">What its requests are signed with.</param>
internal sealed record AclAccount(string AccessKey, string SecretKey)
{
    /// <summary>May do everything.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>5.x: what may be read: "Topic:*", "Group:order-fulfilment", "Cluster:*". In 4.9 every account may read everything.</summary>
    public IReadOnlyList<string> MayRead { get; init; } = [];

    /// <summary>What it may do besides: "Topic:sent PUB", "Topic:sent SUB", "Group:readers SUB", and on 5.x "Topic:sent CREATE".</summary>
    public IReadOnlyList<string> MayUse { get; init; } = [];

    public bool Uses((string Kind, string Name, string Action) need) =>
        IsAdmin || MayUse.Contains($"{need.Kind}:{need.Name} {need.Action}");

    public bool Reads(string kind, string name) =>
        IsAdmin || MayRead.Contains($"{kind}:*") || MayRead.Contains($"{kind}:{name}");
}
