using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;

namespace Probes.Tests.RocketMq.Model;

/// <summary>Reports of clients by hand. A client's clock is an hour ahead of ours unless a test says otherwise.</summary>
internal static class Told
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<(string Topic, string Broker, int QueueId)> FourQueues(string topic) =>
        topic == "T" ? [("T", "a", 0), ("T", "a", 1), ("T", "b", 0), ("T", "b", 1)] : [];

    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    public static long ClientClock(DateTimeOffset time) => time.AddHours(1).ToUnixTimeMilliseconds();

    /// <summary>A push consumer that was started ten minutes ago and consumes all the time.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="at">When it told.</param>
    /// <param name="queues">Such as a0 and b1, of topic T.</param>
    public static ClientReport By(string id, DateTimeOffset at, params string[] queues) => new()
    {
        ClientId = id,
        ReadAt = at,
        FirstReadAt = at,
        StartedAt = ClientClock(Start.AddMinutes(-10)),
        IsPush = true,
        Queues = [.. queues.Select(queue => Queue(queue, at))],
        Subscriptions = new Dictionary<string, string> { ["T"] = "*" },
    };

    public static ClientQueue Queue(string name, DateTimeOffset at, long cached = 0, double idleSeconds = 0, string topic = "T", bool isLocked = true) => new(
        topic, name[..1], name[1] - '0', cached, 0, ClientClock(at.AddSeconds(-idleSeconds)), ClientClock(at), isLocked);

    public static ClientReport Wanting(string id, params (string Topic, string Expression)[] wishes) =>
        By(id, Start, "a0") with { Subscriptions = wishes.ToDictionary(wish => wish.Topic, wish => wish.Expression) };
}
