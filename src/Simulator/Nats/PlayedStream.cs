using System.Text.Json.Nodes;

namespace Simulator.Nats;

/// <summary>A stream so many seconds after its first message: /jsz's stream_detail (server.StreamDetail).</summary>
internal static class PlayedStream
{
    public static long Published(StreamPlan plan, double seconds) => (long)(seconds * plan.Rate);

    public static long Messages(StreamPlan plan, double seconds) => Math.Min(Published(plan, seconds), plan.MaxMessages);

    /// <summary>How many messages a consumer was given, and the sequence of the newest: what went before it could read it is skipped.</summary>
    public static (long Count, long Sequence) Delivered(StreamPlan plan, ConsumerPlan consumer, double seconds)
    {
        var count = (long)(seconds * Math.Min(consumer.Rate, plan.Rate));
        // Once the stream is full, a slow consumer reads its oldest messages, which go as fast as new ones come.
        var first = Published(plan, seconds) - Messages(plan, seconds);
        return (count, consumer.Rate == 0 ? 0 : Math.Max(count, first));
    }

    public static JsonObject Detail(StreamPlan plan, DateTimeOffset start, double seconds)
    {
        var (last, messages) = (Published(plan, seconds), Messages(plan, seconds));
        return new JsonObject
        {
            ["name"] = plan.Name,
            ["created"] = PlayedDocuments.Time(start),
            ["cluster"] = new JsonObject { ["leader"] = "demo" },
            ["config"] = new JsonObject
            {
                ["name"] = plan.Name,
                ["retention"] = "limits",
                ["storage"] = "file",
                ["discard"] = "old",
                ["num_replicas"] = 1,
                ["max_msgs"] = plan.MaxMessages,
                ["max_bytes"] = -1,
                ["max_age"] = 0,
                ["max_consumers"] = -1,
            },
            ["state"] = new JsonObject
            {
                ["messages"] = messages,
                ["bytes"] = messages * StreamPlan.MessageSize,
                ["first_seq"] = last - messages + 1,
                ["first_ts"] = TimeOf(plan, last - messages + 1, start),
                ["last_seq"] = last,
                ["last_ts"] = TimeOf(plan, last, start),
                ["num_subjects"] = 1,
                ["consumer_count"] = plan.Consumers.Length,
            },
            ["consumer_detail"] = new JsonArray([.. plan.Consumers.Select(consumer => Consumer(plan, consumer, start, seconds))]),
        };
    }

    private static JsonObject Consumer(StreamPlan plan, ConsumerPlan consumer, DateTimeOffset start, double seconds)
    {
        var (count, sequence) = Delivered(plan, consumer, seconds);
        return new JsonObject
        {
            ["stream_name"] = plan.Name,
            ["name"] = consumer.Name,
            ["created"] = PlayedDocuments.Time(start),
            ["config"] = new JsonObject { ["durable_name"] = consumer.Name, ["ack_policy"] = "explicit", ["max_ack_pending"] = 1000, ["max_deliver"] = -1 },
            ["delivered"] = Sequences(count, sequence, start.AddSeconds(seconds)),
            ["ack_floor"] = Sequences(count, sequence, start.AddSeconds(seconds)),
            ["num_ack_pending"] = 0,
            ["num_redelivered"] = 0,
            ["num_waiting"] = 0,
            ["num_pending"] = Math.Min(Published(plan, seconds) - sequence, Messages(plan, seconds)),
            ["cluster"] = new JsonObject { ["leader"] = "demo" },
        };
    }

    // What was never delivered has no time.
    private static JsonObject Sequences(long count, long sequence, DateTimeOffset active)
    {
        var sequences = new JsonObject { ["consumer_seq"] = count, ["stream_seq"] = sequence };
        if (count > 0)
        {
            sequences["last_active"] = PlayedDocuments.Time(active);
        }

        return sequences;
    }

    private static string TimeOf(StreamPlan plan, long sequence, DateTimeOffset start) => PlayedDocuments.Time(start.AddSeconds((double)sequence / plan.Rate));
}
