using System.Collections.Immutable;

namespace BrokerExporter.Status;

/// <summary>Everything that the status page shows at one moment. Immutable.</summary>
/// <param name="Now">The moment.</param>
/// <param name="Query">Which groups were asked for.</param>
/// <param name="Targets">In the order of the configuration.</param>
/// <param name="NameServers">Of the targets that have any.</param>
/// <param name="Groups">Of all targets.</param>
/// <param name="Self">The exporter.</param>
internal sealed record StatusView(
    DateTimeOffset Now, StatusQuery Query, ImmutableArray<TargetView> Targets, ImmutableArray<NameServerTable> NameServers, GroupTable Groups, SelfView Self);
