using System.Collections.Immutable;

namespace Architecture.Tests.Layers;

/// <summary>
/// The house rules: which folder may use which. A namespace that is not in the table fails the tests, so that a new
/// folder says where it belongs. A broker's folders have the same rules whatever the broker is called.
/// </summary>
internal static class LayerTable
{
    private static readonly ImmutableArray<string> _shared = ["Contract", "Metrics", "Lag", "Transport"];

    private static readonly ImmutableArray<string> _hostMayUse = ["Probes.Contract", "Probes.Metrics"];

    /// <param name="namespaces">Every namespace that there is: the brokers are read off it.</param>
    public static ImmutableArray<Layer> Of(IEnumerable<string> namespaces)
    {
        ImmutableArray<string> all = [.. namespaces];
        var brokers = BrokersIn(all);
        return
        [
            new("Probes", ["Probes.Contract", .. brokers]),
            new("Probes.Metrics") { IsPure = true },
            new("Probes.Lag") { IsPure = true },
            new("Probes.Transport"),
            new("Probes.Contract", "Probes.Metrics", "Probes.Transport"),
            .. brokers.SelectMany(broker => OfBroker(broker, part => FoldersOf(broker, part, all))),
            new("BrokerExporter",
            [
                .. _hostMayUse, "Probes.ProbeKinds", "BrokerExporter.Cli", "BrokerExporter.Collection", "BrokerExporter.Configuration",
                "BrokerExporter.Exposition", "BrokerExporter.Http", "BrokerExporter.Http.Security", "BrokerExporter.Http.StatusPages", "BrokerExporter.Otlp", "BrokerExporter.Self",
                "BrokerExporter.Status",
            ]),
            new("BrokerExporter.Configuration", "Probes.Contract"),
            new("BrokerExporter.Logging", "BrokerExporter.Configuration"),
            new("BrokerExporter.Exposition", "Probes.Metrics") { IsPure = true },
            new("BrokerExporter.Trends", "Probes.Metrics") { IsPure = true },
            new("BrokerExporter.Collection", [.. _hostMayUse, "BrokerExporter.Trends"]),
            new("BrokerExporter.Self", [.. _hostMayUse, "BrokerExporter.Collection"]),
            new("BrokerExporter.Status", [.. _hostMayUse, "BrokerExporter.Collection", "BrokerExporter.Self", "BrokerExporter.Trends"]),
            new("BrokerExporter.Http",
            [
                .. _hostMayUse, "BrokerExporter.Collection", "BrokerExporter.Configuration", "BrokerExporter.Exposition", "BrokerExporter.Self",
                "BrokerExporter.Http.Security", "BrokerExporter.Http.StatusPages",
            ]),
            new("BrokerExporter.Http.Bcrypt") { IsPure = true },
            new("BrokerExporter.Http.Security",
            [
                "Probes.Contract", "BrokerExporter.Configuration", "BrokerExporter.Http.Bcrypt", "BrokerExporter.Http.PlainText",
            ]),
            new("BrokerExporter.Http.StatusPages", "BrokerExporter.Status", "BrokerExporter.Trends"),
            new("BrokerExporter.Cli",
            [
                .. _hostMayUse, "BrokerExporter", "BrokerExporter.Cli.Lag", "BrokerExporter.Collection", "BrokerExporter.Configuration",
                "BrokerExporter.Exposition", "BrokerExporter.Http.Security", "BrokerExporter.Http.WebPaths", "BrokerExporter.Logging", "BrokerExporter.Self",
            ]),
            new("BrokerExporter.Cli.Lag", [.. _hostMayUse, "BrokerExporter.Cli", "BrokerExporter.Configuration", "BrokerExporter.Logging"]),
            new("BrokerExporter.Otlp",
            [
                .. _hostMayUse, "BrokerExporter.Configuration", "BrokerExporter.Exposition", "BrokerExporter.Self",
            ]),
        ];
    }

    /// <summary>Every folder of <c>src/Probes</c> that is not shared by all brokers is a broker's.</summary>
    public static ImmutableArray<string> BrokersIn(IEnumerable<string> namespaces) =>
    [
        .. namespaces.Select(name => name.Split('.'))
            .Where(parts => parts.Length > 1 && parts[0] == "Probes" && !_shared.Contains(parts[1]))
            .Select(parts => $"{parts[0]}.{parts[1]}")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    // A part with a folder for each subject is one layer all the same.
    private static ImmutableArray<string> FoldersOf(string broker, string part, ImmutableArray<string> namespaces) =>
        [.. namespaces.Where(name => name == $"{broker}.{part}" || name.StartsWith($"{broker}.{part}.", StringComparison.Ordinal)).Distinct()];

    private static IEnumerable<Layer> OfBroker(string broker, Func<string, ImmutableArray<string>> folders)
    {
        var (collectors, model, metrics) = (folders("Collectors"), folders("Model"), folders("Metrics"));
        var (protocol, client) = (folders("Protocol"), folders("Client"));
        return
        [
            new(broker,
            [
                "Probes.Contract", "Probes.Metrics", "Probes.Transport", .. client, .. protocol, .. metrics, .. collectors,
            ]),
            .. protocol.Select(name => new Layer(name, ["Probes.Transport.ProtocolException", .. protocol]) { IsPure = true }),
            .. client.Select(name => new Layer(name, ["Probes.Transport", "Probes.Contract", broker, .. protocol, .. client])),
            .. model.Select(name => new Layer(name, ["Probes.Lag", .. model]) { IsPure = true }),
            .. metrics.Select(name => new Layer(name, ["Probes.Metrics", .. metrics]) { IsPure = true }),
            .. collectors.Select(name => new Layer(name,
            [
                "Probes.Contract", "Probes.Metrics", "Probes.Lag", "Probes.Transport",
                broker, .. client, .. protocol, .. metrics, .. model, .. collectors,
            ])),
        ];
    }
}
