using System.Globalization;
using System.Text;
using System.Text.Json;
using Simulator.RocketMq;

namespace Simulator.Cli;

/// <summary>Counts and truth, each as one line of JSON.</summary>
internal static class ClusterReport
{
    /// <summary>{"broker-a/0":{"connections":1,"requests":{"28":3}}}</summary>
    public static string Counts(RocketMqCluster cluster) => Write(json =>
    {
        json.WriteStartObject();
        foreach (var server in cluster.Servers)
        {
            json.WriteStartObject(server.Label);
            json.WriteNumber("connections", server.Requests.Connections);
            json.WriteStartObject("requests");
            foreach (var (code, count) in server.Requests.Snapshot())
            {
                json.WriteNumber(code.ToString(CultureInfo.InvariantCulture), count);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    /// <summary>[{"group":"g","topic":"t","lag":1,"lost":0,"members":2}]</summary>
    public static string Truth(RocketMqCluster cluster) => Write(json =>
    {
        json.WriteStartArray();
        foreach (var pair in cluster.Truth.Pairs())
        {
            json.WriteStartObject();
            json.WriteString("group", pair.Group);
            json.WriteString("topic", pair.Topic);
            json.WriteNumber("lag", pair.Lag);
            json.WriteNumber("lost", pair.Lost);
            json.WriteNumber("members", pair.Members);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
