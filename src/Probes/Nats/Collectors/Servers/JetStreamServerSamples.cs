using Probes.Nats.Metrics;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Servers;

/// <summary>Writes what JetStream takes on one server. "Unlimited" is no number: there is no series then.</summary>
internal static class JetStreamServerSamples
{
    public static void Add(ServerSeries series, JetStreamVarz? told)
    {
        series.Add(ServerJetStreamMetrics.Enabled, told?.Config is not null);
        if (told?.Config is { } config)
        {
            series.Add(ServerJetStreamMetrics.MemoryLimit, config.MaxMemory >= 0 ? config.MaxMemory : null);
            series.Add(ServerJetStreamMetrics.StorageLimit, config.MaxStorage >= 0 ? config.MaxStorage : null);
            series.Add(ServerJetStreamMetrics.HaAssetsLimit, told.Limits?.MaxHaAssets is > 0 and var most ? most : null);
        }

        if (told?.Stats is not { } stats)
            return;
        series.Add(ServerJetStreamMetrics.Memory, Finite(stats.Memory));
        series.Add(ServerJetStreamMetrics.MemoryReserved, Finite(stats.ReservedMemory));
        series.Add(ServerJetStreamMetrics.Storage, Finite(stats.Storage));
        series.Add(ServerJetStreamMetrics.StorageReserved, Finite(stats.ReservedStorage));
        series.Add(ServerJetStreamMetrics.Accounts, stats.Accounts);
        series.Add(ServerJetStreamMetrics.HaAssets, stats.HaAssets);
        series.Add(ServerJetStreamMetrics.ApiRequests, (long?)stats.Api?.Total);
        series.Add(ServerJetStreamMetrics.ApiErrors, (long?)stats.Api?.Errors);
    }

    // 2^64-1 is -1 in an unsigned number: no limit.
    private static long? Finite(ulong value) => value <= long.MaxValue ? (long)value : null;
}
