using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Simulator.Kafka;

namespace Simulator.Cli;

/// <summary>One line of commands to a running Kafka cluster, and what is answered.</summary>
internal static class KafkaControlLine
{
    public const string Usage =
        "fault BROKER KIND, stop BROKER, start BROKER, lose BROKER, return BROKER, move-leader TOPIC PARTITION BROKER, offline TOPIC PARTITION, "
        + "in-sync TOPIC PARTITION BROKER,BROKER, recreate-topic T, delete-topic T, delete-group G, move-group G BROKER, members G NUMBER TOPIC,TOPIC, "
        + "state G STATE, counts, reset-counts";

    public static string Run(KafkaSimulation cluster, string line)
    {
        try
        {
            return line.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
            {
                [] => "",
                ["counts"] => Counts(cluster),
                ["reset-counts"] => Do(cluster.ResetRequests),
                ["fault", var broker, var kind] => KafkaFaultSyntax.TryParse(kind, out var fault)
                    ? Do(() => cluster.Broker(Broker(cluster, broker)).Fault = fault)
                    : "error: " + KafkaFaultSyntax.Usage,
                [var command, var broker] when OfBroker(cluster, command) is { } act => Do(() => act(Broker(cluster, broker))),
                [var command, var name] when OfName(cluster, command) is { } act => Do(() => act(name)),
                ["move-leader", var topic, var partition, var broker] => Do(() => cluster.Topics.MoveLeader(topic, Number(partition), Broker(cluster, broker))),
                ["offline", var topic, var partition] => Do(() => cluster.Topics.TakeOffline(topic, Number(partition))),
                ["in-sync", var topic, var partition, var brokers] => Do(() =>
                    cluster.Topics.SetInSync(topic, Number(partition), [.. brokers.Split(',').Select(broker => Broker(cluster, broker))])),
                ["move-group", var group, var broker] => Do(() => cluster.Groups.MoveCoordinator(group, Broker(cluster, broker))),
                ["members", var group, var members, var topics] => Do(() => cluster.Groups.SetMembers(group, Number(members), [.. topics.Split(',')])),
                ["state", var group, var state] => Do(() => cluster.Groups.SetState(group, state)),
                _ => "error: commands are " + Usage,
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException or FormatException or SocketException)
        {
            return "error: " + e.Message.ReplaceLineEndings(" ");
        }
    }

    private static Action<int>? OfBroker(KafkaSimulation cluster, string command) => command switch
    {
        "stop" => id => cluster.Broker(id).Stop(),
        "start" => id => cluster.Broker(id).Start(),
        "lose" => cluster.Play.Lose,
        "return" => cluster.Play.Return,
        _ => null,
    };

    private static Action<string>? OfName(KafkaSimulation cluster, string command) => command switch
    {
        "recreate-topic" => name => cluster.Topics.Recreate(name),
        "delete-topic" => cluster.Topics.Delete,
        "delete-group" => cluster.Groups.Delete,
        _ => null,
    };

    private static string Do(Action action)
    {
        action();
        return "ok";
    }

    private static int Broker(KafkaSimulation cluster, string text) =>
        Number(text) is var id && id >= 1 && id <= cluster.Brokers.Count ? id : throw new FormatException($"there is no broker {text}; there are 1 to {cluster.Brokers.Count}");

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>{"1":{"connections":1,"requests":{"Metadata":3}}}</summary>
    private static string Counts(KafkaSimulation cluster)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var broker in cluster.Brokers)
            {
                json.WriteStartObject(broker.Id.ToString(CultureInfo.InvariantCulture));
                json.WriteNumber("connections", broker.Requests.Connections);
                json.WriteStartObject("requests");
                foreach (var (key, count) in broker.Requests.Snapshot())
                {
                    json.WriteNumber(key.ToString(), count);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
