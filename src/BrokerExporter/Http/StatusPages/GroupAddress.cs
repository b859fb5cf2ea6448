using BrokerExporter.Status;
using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http.StatusPages;

/// <summary>Where a group's own page is: its names stand in the query, because they may be anything.</summary>
internal sealed record GroupAddress(string Target, string Cluster, string Group, string Topic, string Account)
{
    public const string Path = "/group";

    public static GroupAddress Of(GroupView group) => new(group.Target, group.Key.Cluster, group.Key.Group, group.Key.Topic, group.Key.Account);

    public static GroupAddress Read(IQueryCollection query) => new(
        query["target"].ToString(), query["cluster"].ToString(), query["group"].ToString(), query["topic"].ToString(), query["account"].ToString());

    public bool IsOf(GroupView group) => Of(group) == this;

    /// <summary>The query, with its question mark.</summary>
    public override string ToString() =>
        $"?target={Escape(Target)}&cluster={Escape(Cluster)}&group={Escape(Group)}&topic={Escape(Topic)}&account={Escape(Account)}";

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
