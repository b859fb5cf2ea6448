using System.Globalization;
using Simulator.RocketMq;

namespace Simulator.Cli;

/// <summary>Lines about what happens to and among the members of a consumer group.</summary>
internal static class GroupLine
{
    public const string Usage =
        "pause G [BROKER], resume G [BROKER], freeze G T BROKER QUEUE, thaw G T BROKER QUEUE, perm T BROKER 0..7, "
        + "subscribe G MEMBER T[=TAGS] ..., renew G MEMBER, unreach G MEMBER BROKER, reach G MEMBER BROKER, clone G MEMBER, roll G SECONDS";

    /// <returns>Null if it is no such line.</returns>
    public static string? Run(RocketMqCluster cluster, string[] words) => words switch
    {
        ["pause", var group, .. var broker] when broker.Length < 2 => Say(cluster.EnableConsuming(group, broker.FirstOrDefault(), false), group),
        ["resume", var group, .. var broker] when broker.Length < 2 => Say(cluster.EnableConsuming(group, broker.FirstOrDefault(), true), group),
        ["freeze", var group, var topic, var broker, var queue] when Number(queue) is { } id => Say(cluster.Freeze(group, topic, broker, id, true), group),
        ["thaw", var group, var topic, var broker, var queue] when Number(queue) is { } id => Say(cluster.Freeze(group, topic, broker, id, false), group),
        ["perm", var topic, var broker, var text] when Number(text) is { } perm and <= 7 => Say(cluster.SetPermission(topic, broker, perm), topic),
        ["roll", var group, var seconds] when Number(seconds) is { } step => Say(cluster.Members.RollingRestart(group, TimeSpan.FromSeconds(step)), group),
        [var command, var group, var member, .. var rest] when Number(member) is { } index => OnMember(cluster.Members, command, group, index, rest),
        _ => null,
    };

    private static string? OnMember(MemberPlay members, string command, string group, int member, string[] rest) => (command, rest) switch
    {
        ("subscribe", [_, ..]) => Say(members.Subscribe(group, member, rest.Select(Wanted)), group),
        ("renew", []) => Say(members.Renew(group, member), group),
        ("unreach", [var broker]) => Say(members.Reach(group, member, broker, false), group),
        ("reach", [var broker]) => Say(members.Reach(group, member, broker, true), group),
        ("clone", []) => Say(members.Clone(group, member), group),
        _ => null,
    };

    private static (string Topic, string Expression) Wanted(string text) =>
        text.Split('=', 2) is [var topic, var tags] ? (topic, tags.Replace("||", " || ", StringComparison.Ordinal)) : (text, "*");

    private static string Say(bool done, string name) => done ? "ok" : $"error: there is no such thing as {name} there";

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
