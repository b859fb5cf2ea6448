using System.Globalization;
using Simulator.RocketMq;

namespace Simulator.Cli;

/// <summary>Commands that make one name server differ from the others, and their repair.</summary>
internal static class NameServerLine
{
    public const string Usage =
        "on one name server: lose NS BROKER/ID, register NS BROKER/ID, hide-topic NS T, show-topic NS T, stale-route NS T QUEUES, fresh-route NS T, "
        + "wipe-write NS BROKER, add-write NS BROKER, order NS T [VALUE], setting NS KEY [VALUE].";

    private static readonly string[] commands =
        ["lose", "register", "hide-topic", "show-topic", "stale-route", "fresh-route", "wipe-write", "add-write", "order", "setting"];

    public static bool Knows(string command) => commands.Contains(command);

    public static string Run(RocketMqCluster cluster, string command, string target, string[] rest)
    {
        if (cluster.NameServers.FirstOrDefault(server => server.Label == target) is not { } nameServer)
        {
            return $"error: there is no name server {target}; there are {string.Join(", ", cluster.NameServers.Select(known => known.Label))}";
        }

        return (command, rest) switch
        {
            ("lose", [var broker]) => OnBroker(cluster, broker, found => found.UnregisterFrom(nameServer)),
            ("register", [var broker]) => OnBroker(cluster, broker, found => found.RegisterWith(nameServer)),
            ("hide-topic", [var topic]) => Do(() => nameServer.Registry.HideTopic(topic, isHidden: true)),
            ("show-topic", [var topic]) => Do(() => nameServer.Registry.HideTopic(topic, isHidden: false)),
            ("stale-route", [var topic, var text]) when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var queues) =>
                Do(() => nameServer.Registry.FreezeRoute(topic, queues)),
            ("fresh-route", [var topic]) => Do(() => nameServer.Registry.FreezeRoute(topic, null)),
            ("wipe-write", [var broker]) => Do(() => nameServer.Registry.WipeWritePermission(broker, isWiped: true)),
            ("add-write", [var broker]) => Do(() => nameServer.Registry.WipeWritePermission(broker, isWiped: false)),
            ("order", [var topic, .. var value]) when value.Length < 2 => Do(() => nameServer.Settings.SetOrder(topic, value.FirstOrDefault())),
            ("setting", [var key, .. var value]) when value.Length < 2 => Do(() => nameServer.Settings.Set(key, value.FirstOrDefault())),
            _ => "error: commands are " + Usage,
        };
    }

    private static string OnBroker(RocketMqCluster cluster, string label, Action<SimulatedBroker> action) =>
        cluster.Brokers.FirstOrDefault(broker => broker.Label == label) is { } found
            ? Do(() => action(found))
            : $"error: there is no broker {label}; there are {string.Join(", ", cluster.Brokers.Select(known => known.Label))}";

    private static string Do(Action action)
    {
        action();
        return "ok";
    }
}
