using System.Net.Sockets;
using Simulator.RocketMq;

namespace Simulator.Cli;

/// <summary>One line of commands to a running cluster, and what is answered.</summary>
internal static class ControlLine
{
    public const string Usage =
        "fault TARGET KIND, stop TARGET, start TARGET, delete-topic T, delete-group G, disconnect G, elect BROKER, "
        + "pause-replication BROKER, resume-replication BROKER, lose-topic BROKER T, find-topic BROKER T, "
        + "account KEY:SECRET:RIGHTS, counts, reset-counts, truth; "
        + GroupLine.Usage + "; " + NameServerLine.Usage;

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
            [var command, var target, .. var rest] when NameServerLine.Knows(command) => NameServerLine.Run(cluster, command, target, rest),
            ["account", var account] => SetAccount(cluster, account),
            ["elect", var broker] => OnBroker(cluster, broker, cluster.Elect, "cannot be elected"),
            ["pause-replication", var broker] => OnBroker(cluster, broker, Pause, "is no slave"),
            ["resume-replication", var broker] => OnBroker(cluster, broker, slave => slave.IsReplicating = true, "is no slave"),
            ["lose-topic", var broker, var topic] => OnBroker(cluster, broker, slave => slave.LostTopics.Add(topic), $"has lost {topic} already"),
            ["find-topic", var broker, var topic] => OnBroker(cluster, broker, slave => slave.LostTopics.Remove(topic), $"has not lost {topic}"),
            ["counts"] => ClusterReport.Counts(cluster),
            ["reset-counts"] => ResetCounts(cluster),
            ["truth"] => ClusterReport.Truth(cluster),
            [] => "",
            _ => GroupLine.Run(cluster, words) ?? "error: commands are " + Usage,
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

    private static string OnBroker(RocketMqCluster cluster, string target, Func<SimulatedBroker, bool> action, string problem) =>
        cluster.FindServer(target) is not SimulatedBroker broker ? $"error: there is no broker {target}"
        : action(broker) ? "ok"
        : $"error: {target} {problem}";

    private static bool Pause(SimulatedBroker slave)
    {
        slave.IsReplicating = false;
        return !slave.IsReplicating;
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
