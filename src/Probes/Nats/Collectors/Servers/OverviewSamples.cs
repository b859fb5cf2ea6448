using Probes.Nats.Metrics;
using Probes.Nats.Model.Servers;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Servers;

/// <summary>Writes what a server says of itself in base units.</summary>
internal static class OverviewSamples
{
    private const double Percent = 100;
    private const double Nanoseconds = 1e9;

    public static void Add(ServerSeries series, Varz varz)
    {
        series.AddMoment(ServerMetrics.Start, varz.Start);
        series.AddMoment(ServerMetrics.ConfigLoaded, varz.ConfigLoadTime);
        series.Add(ServerMetrics.UsedCores, varz.Cpu / Percent);
        series.Add(ServerMetrics.Cores, Positive(varz.Cores));
        series.Add(ServerMetrics.UsableCores, Positive(varz.Gomaxprocs));
        series.Add(ServerMetrics.Memory, varz.Mem);
        // Without a limit Go has the largest number that there is.
        series.Add(ServerMetrics.MemoryLimit, varz.Gomemlimit is > 0 and < long.MaxValue ? varz.Gomemlimit : null);
        AddCertificates(series, varz);
        AddTraffic(series, varz);
        AddSlow(series, varz);
        foreach (var path in (varz.HttpReqStats ?? []).Where(entry => HttpPath.Of(entry.Key) is not null).GroupBy(entry => HttpPath.Of(entry.Key)!))
            series.Add(ServerMetrics.HttpRequests, path.Sum(entry => (long)entry.Value), path.Key);
        series.Add(LeafnodeMetrics.Total, varz.Leafnodes);
        series.Add(LeafnodeMetrics.Remotes, varz.Leaf?.Remotes?.Length);
    }

    private static void AddCertificates(ServerSeries series, Varz varz)
    {
        series.AddMoment(ServerMetrics.CertificateExpiry, varz.TlsCertNotAfter, "client");
        series.AddMoment(ServerMetrics.CertificateExpiry, varz.Cluster?.TlsCertNotAfter, "cluster");
        series.AddMoment(ServerMetrics.CertificateExpiry, varz.Gateway?.TlsCertNotAfter, "gateway");
        series.AddMoment(ServerMetrics.CertificateExpiry, varz.Leaf?.TlsCertNotAfter, "leaf");
        series.AddMoment(ServerMetrics.CertificateExpiry, varz.Mqtt?.TlsCertNotAfter, "mqtt");
        series.AddMoment(ServerMetrics.CertificateExpiry, varz.Websocket?.TlsCertNotAfter, "websocket");
    }

    private static void AddTraffic(ServerSeries series, Varz varz)
    {
        series.Add(ServerTrafficMetrics.Connections, varz.Connections);
        series.Add(ServerTrafficMetrics.ConnectionsLimit, Positive(varz.MaxConnections));
        series.Add(ServerTrafficMetrics.Opened, (long)varz.TotalConnections);
        series.Add(ServerTrafficMetrics.Subscriptions, varz.Subscriptions);
        series.Add(ServerTrafficMetrics.SubscriptionsLimit, Positive(varz.MaxSubscriptions));
        series.Add(ServerTrafficMetrics.PayloadLimit, Positive(varz.MaxPayload));
        series.Add(ServerTrafficMetrics.PendingLimit, Positive(varz.MaxPending));
        series.Add(ServerTrafficMetrics.WriteDeadline, varz.WriteDeadline > 0 ? varz.WriteDeadline / Nanoseconds : null);
        series.Add(ServerTrafficMetrics.ReceivedMessages, varz.InMsgs);
        series.Add(ServerTrafficMetrics.SentMessages, varz.OutMsgs);
        series.Add(ServerTrafficMetrics.ReceivedBytes, varz.InBytes);
        series.Add(ServerTrafficMetrics.SentBytes, varz.OutBytes);
        series.Add(ServerTrafficMetrics.ClientReceivedMessages, varz.InClientMsgs);
        series.Add(ServerTrafficMetrics.ClientSentMessages, varz.OutClientMsgs);
        series.Add(ServerTrafficMetrics.ClientReceivedBytes, varz.InClientBytes);
        series.Add(ServerTrafficMetrics.ClientSentBytes, varz.OutClientBytes);
    }

    private static void AddSlow(ServerSeries series, Varz varz)
    {
        series.Add(ServerTrafficMetrics.SlowConsumers, varz.SlowConsumers);
        AddKinds(series, ServerTrafficMetrics.SlowConnections, varz.SlowConsumerStats);
        AddKinds(series, ServerTrafficMetrics.Stale, varz.StaleConnectionStats);
        series.Add(ServerTrafficMetrics.Stalled, varz.StalledClients);
        series.Add(ServerTrafficMetrics.PinnedAccountFailures, (long)varz.PinnedAccountFails);
    }

    private static void AddKinds(ServerSeries series, Probes.Metrics.Metric metric, SlowConsumerStats? stats)
    {
        series.Add(metric, stats?.Clients, "client");
        series.Add(metric, stats?.Routes, "route");
        series.Add(metric, stats?.Gateways, "gateway");
        series.Add(metric, stats?.Leafs, "leafnode");
    }

    private static long? Positive(long value) => value > 0 ? value : null;
}
