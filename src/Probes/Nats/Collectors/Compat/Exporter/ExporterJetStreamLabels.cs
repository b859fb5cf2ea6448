namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>
/// The labels of prometheus-nats-exporter's families about JetStream. As only leaders' copies are shown, who leads is known from
/// the server that the sample is of.
/// </summary>
internal static class ExporterJetStreamLabels
{
    public const string Yes = "true";

    /// <summary>Server, account and stream.</summary>
    public static string[] Of(LedStream led) => [.. PlaceOf(led), led.Server.Name, Yes];

    public static string[] Of(LedConsumer led) => [.. PlaceOf(led.Of), Yes, led.Consumer.Detail.Name ?? "", led.Of.Server.Name, Yes];

    private static string[] PlaceOf(LedStream led) =>
        [led.Server.Name, led.Server.Name, led.Cluster, led.Domain, led.Account, led.Account, led.AccountId, led.Name];
}
