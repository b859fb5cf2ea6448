namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>
/// The labels of prometheus-nats-exporter's families about JetStream. As only leaders' copies are shown, who leads is known from
/// the server that the sample is of.
/// </summary>
internal static class ExporterJetStreamLabels
{
    public const string Yes = "true";

    /// <summary>Server, account and stream: the first ten.</summary>
    public static string[] Of(NatsCollection collection, LedStream led) =>
    [
        led.Server.Name, led.Server.Name, collection.System.ClusterOf(led.Server), led.Told.Config?.Domain ?? "",
        led.Account.Name ?? "", led.Account.Name ?? "", led.Account.Id ?? led.Account.Name ?? "", led.Stream.Name ?? "", led.Server.Name, Yes,
    ];

    public static string[] Of(NatsCollection collection, LedConsumer led)
    {
        var labels = Of(collection, led.Copy);
        return [.. labels[..8], Yes, led.Consumer.Name ?? "", led.Copy.Server.Name, Yes];
    }
}
