namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>Reasons as label values.</summary>
internal static class SubscriptionReasons
{
    public static IReadOnlyList<SubscriptionReason> All { get; } = Enum.GetValues<SubscriptionReason>();

    public static string Label(this SubscriptionReason reason) => reason switch
    {
        SubscriptionReason.TopicsDiffer => "topics_differ",
        SubscriptionReason.TagsDiffer => "tags_differ",
        SubscriptionReason.ConsumeTypesDiffer => "consume_types_differ",
        SubscriptionReason.MessageModelsDiffer => "message_models_differ",
        SubscriptionReason.ConsumeFromWhereDiffers => "consume_from_where_differs",
        SubscriptionReason.ClientMissing => "client_missing",
        SubscriptionReason.ClientIdTwice => "client_id_twice",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
