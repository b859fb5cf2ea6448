namespace Dashboards.RocketMq;

/// <summary>Controller mode of RocketMQ 5.</summary>
internal static class ControllersRow
{
    public static Row Create() => Row.Folded("Controllers (RocketMQ 5 in controller mode)",
        Panel.States("Controllers up", "Whether each configured controller answers.", "max by (target, controller) (rocketmq_controller_up<>)", "{{controller}}"),
        Panel.Course("Leaders", "Controllers that call themselves leader. Anything but 1 means that no master can be elected, or two could be.", "short",
            new Query("max by (target) (rocketmq_controller_leaders<>)", "{{target}}")) with { Width = 12 },
        Panel.Course("Replicas in and out of sync", "Replicas of each broker group, by whether the controllers count them as in sync.", "short",
            new Query("max by (cluster, broker) (rocketmq_controller_in_sync_replicas<cluster,broker>)", "{{broker}} in sync"),
            new Query("max by (cluster, broker) (rocketmq_controller_out_of_sync_replicas<cluster,broker>)", "{{broker}} out of sync")) with { Width = 12 },
        Panel.States("Master agreed", "Whether the controllers and the name servers mean the same master.", "max by (cluster, broker) (rocketmq_controller_master_agreed<cluster,broker>)", "{{broker}}"));
}
