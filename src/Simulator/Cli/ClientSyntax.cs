using System.Globalization;
using Simulator.RocketMq;
using Simulator.RocketMq.Model;

namespace Simulator.Cli;

/// <summary>Reads what is wrong with a client, or with who has a queue, and plays it.</summary>
internal static class ClientSyntax
{
    public const string Usage =
        "client GROUP NUMBER KIND, with kinds none, hang, gone, stall, unlock, cache:MESSAGES, subscribe:TOPIC=TAGS[;TOPIC=TAGS]; "
        + "queue GROUP TOPIC BROKER QUEUE KIND, with kinds none, orphan, share";

    public static string PlayClient(RocketMqCluster cluster, string group, string number, string kind)
    {
        if (cluster.Clients.Group(group) is not { } online)
        {
            return $"error: {group} is not online";
        }

        if (!TryNumber(number, out var index) || index >= online.Clients.Count)
        {
            return $"error: {group} has clients 0 to {online.Clients.Count - 1}";
        }

        var now = cluster.Clients.Stores[0].Now;
        if (PlayOf(kind.Split(':', 2), now) is not { } play)
        {
            return "error: " + Usage;
        }

        cluster.Clients.Plays.Set(group, online.Clients[index].ClientId, play);
        return "ok";
    }

    public static string PlayQueue(RocketMqCluster cluster, string group, string topic, string broker, string number, string kind)
    {
        QueueFault? fault = kind switch
        {
            "none" => QueueFault.None,
            "orphan" => QueueFault.Orphaned,
            "share" => QueueFault.Shared,
            _ => null,
        };
        if (fault is not { } known || !TryNumber(number, out var queue))
        {
            return "error: " + Usage;
        }

        cluster.Clients.Plays.Set(group, new DealtQueue(topic, broker, queue), known);
        return "ok";
    }

    private static ClientPlay? PlayOf(string[] parts, long now) => parts switch
    {
        ["none"] => ClientPlay.None,
        ["hang"] => new ClientPlay { IsHung = true },
        ["gone"] => new ClientPlay { IsGone = true },
        ["stall"] => new ClientPlay { Cached = 100, StalledSince = now },
        ["unlock"] => new ClientPlay { IsUnlocked = true },
        ["cache", var text] when TryNumber(text, out var messages) => new ClientPlay { Cached = messages },
        ["subscribe", var text] when Subscriptions(text, now) is { Count: > 0 } subscriptions => new ClientPlay { Subscriptions = subscriptions },
        _ => null,
    };

    private static List<Subscription> Subscriptions(string text, long now) =>
    [
        .. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(wish => wish.Split('=', 2))
            .Select((wish, i) => new Subscription(wish[0], wish.Length > 1 ? wish[1] : "*", now + i)),
    ];

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
