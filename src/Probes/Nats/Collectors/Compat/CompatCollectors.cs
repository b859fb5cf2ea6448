using System.Collections.Immutable;
using Probes.Contract;
using Probes.Nats.Collectors.Compat.Exporter;
using Probes.Nats.Collectors.Compat.Surveyor;

namespace Probes.Nats.Collectors.Compat;

/// <summary>The collectors of the pages with other exporters' names.</summary>
internal static class CompatCollectors
{
    public static ImmutableArray<ICollector<NatsCollection>> All() =>
    [
        new ExporterServersCollector(),
        new ExporterHealthCollector(),
        new ExporterSubscriptionsCollector(),
        new ExporterGatewaysCollector(),
        new ExporterLeafNodesCollector(),
        new ExporterAccountsCollector(),
        new ExporterJetStreamCollector(),
        new SurveyCollector(),
        new SurveyorServersCollector(),
        new SurveyorRoutesCollector(),
        new SurveyorGatewaysCollector(),
        new SurveyorRaftCollector(),
        new SurveyorAccountsCollector(),
        new SurveyorJetStreamCollector(),
    ];
}
