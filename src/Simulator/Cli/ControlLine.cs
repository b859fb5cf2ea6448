using System.Net.Sockets;
using Simulator.RocketMq;

namespace Simulator.Cli;

/// <summary>One line of commands to a running cluster, and what is answered.</summary>
internal static class ControlLine
{
    public const string Usage =
        "fault TARGET KIND, stop TARGET, start TARGET, delete-topic T, delete-group G, disconnect G, account KEY:SECRET:RIGHTS, counts, reset-counts, truth; "
        + ClientSyntax.Usage + "; " + NameServerLine.Usage;

    public static string Run(RocketMqCluster cluster, string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["fault", var target, .. var kind] when kind.Length > 0 => SetFault(cluster, target, string.Join(' ', kind)),
            ["stop", var target] => OnServer(cluster, target, server => server.Stop()),
            ["start", var target] => OnServer(cluster, target, server => server.Start()),
            ["delete-topic", var topic] => cluster.DeleteTopic(topic) ? "ok" : $"error: there is no topic {topic}",
            ["delete-group", var group] => cluster.DeleteGroup(group) ? "ok" : $"error: there is no group {group}",
            ["disconnect", var group] => cluster.Disconnect(group) ? "ok" : $"error: {group} is not online",
            ["client", var group, var number, .. var kind] when kind.Length > 0 => ClientSyntax.PlayClient(cluster, group, number, string.Join(' ', kind)),
            ["queue", var group, var topic, var broker, var queue, var kind] => ClientSyntax.PlayQueue(cluster, group, topic, broker, queue, kind),
            [var command, var target, .. var rest] when NameServerLine.Knows(command) => NameServerLine.Run(cluster, command, target, rest),
            ["account", var account] => SetAccount(cluster, account),
            ["counts"] => ClusterReport.Counts(cluster),
            ["reset-counts"] => ResetCounts(cluster),
            ["truth"] => ClusterReport.Truth(cluster),
            [] => "",
            _ => "error: commands are " + Usage,
        };
    }

    private static string SetAccount(RocketMqCluster cluster, string text)
    {
        if (cluster.Options.Acl is not { } acl)
        {
            return "error: there is no access control; start with --acl";
        }

        if (!AclSyntax.TryParse(text, out var account))
        {
            return "error: " + AclSyntax.Usage;
        }

        acl.Set(account);
        return "ok";
    }

    private static string SetFault(RocketMqCluster cluster, string target, string text) => FaultSyntax.TryParse(text, out var fault)
        ? OnServer(cluster, target, server => server.Fault = fault)
        : "error: " + FaultSyntax.Usage;

    private static string OnServer(RocketMqCluster cluster, string target, Action<ISimulatedServer> action)
    {
        if (cluster.FindServer(target) is not { } server)
        {
            return $"error: there is no server {target}; there are {string.Join(", ", cluster.Servers.Select(known => known.Label))}";
        }

        try
        {
            action(server);
            return "ok";
        }
        catch (SocketException e)
        {
            // Its port was taken by somebody else meanwhile.
            return "error: " + e.Message;
        }
    }

    private static string ResetCounts(RocketMqCluster cluster)
    {
        foreach (var server in cluster.Servers)
        {
            server.Requests.Reset();
        }

        return "ok";
    }
}
