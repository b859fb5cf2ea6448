using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>Who shares the messages of a subject among its members; only with <c>subscriptions: true</c>.</summary>
internal static class QueueGroupMetrics
{
    private const string Seldom = "only with subscriptions: true, asked every minute";

    public static readonly Metric Groups = Metric.Gauge(
        "nats_queue_groups",
        $"Different queue groups that clients of the account have, those without series of their own included; {Seldom}.",
        "cluster", "account").From("/subsz, subscriptions_list, qgroup");

    public static readonly Metric Members = Metric.Gauge(
        "nats_queue_group_members",
        $"Connections that are members of the queue group on any subject, at the servers that answered; {Seldom}.",
        "cluster", "account", "queue_group").From("/subsz, subscriptions_list, different cid").KeepingLargest();

    public static readonly Metric Subjects = Metric.Gauge(
        "nats_queue_group_subjects",
        $"Different subjects that members of the queue group subscribe to; {Seldom}.",
        "cluster", "account", "queue_group").From("/subsz, subscriptions_list, different subject").KeepingLargest();

    public static readonly Metric Subscriptions = Metric.Gauge(
        "nats_account_client_subscriptions",
        $"Subscriptions of the account's clients, without those that are made for replies, JetStream, MQTT and the servers themselves; {Seldom}.",
        "cluster", "account").From("/subsz, subscriptions_list, counted");

    public static IReadOnlyList<Metric> All { get; } = [Groups, Members, Subjects, Subscriptions];
}
