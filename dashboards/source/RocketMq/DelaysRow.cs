namespace Dashboards.RocketMq;

/// <summary>Messages that nobody can consume yet.</summary>
internal static class DelaysRow
{
    private const string Member = "{{broker}}/{{broker_id}}";

    public static Row Create() => Row.Folded("Delayed messages and transactions",
        Panel.Course("Delayed", "Messages that wait for their delay level's time.", "short",
            new Query("sum by (cluster, broker, level) (rocketmq_broker_scheduled_backlog_messages<cluster,broker,broker_id=\"0\">)", "{{broker}} level {{level}}")),
        Panel.Course("Delayed too long", "How much later than promised delayed messages are delivered.", "s",
            new Query("max by (cluster, broker, broker_id, level) (rocketmq_broker_scheduled_overdue_seconds<cluster,broker>)", Member + " level {{level}}")),
        Panel.Course("On the timer wheel", "Messages with a delivery time of their own; releases from 5 on.", "short",
            new Query("sum by (cluster, broker) (rocketmq_broker_timer_messages<cluster,broker,broker_id=\"0\">)", "{{broker}}")),
        Panel.Course("Timer behind", "How far the timer is behind the clock; releases from 5 on.", "s",
            new Query("max by (cluster, broker, broker_id) (rocketmq_broker_timer_read_behind_seconds<cluster,broker>)", Member)),
        Panel.Course("Transactions undecided", "Half messages that no decision is known for, and decisions.", "short",
            new Query("sum by (cluster, broker) (rocketmq_broker_half_messages<cluster,broker>)", "{{broker}} halves"),
            new Query("sum by (cluster, broker) (rocketmq_broker_half_decision_messages<cluster,broker>)", "{{broker}} decisions")));
}
