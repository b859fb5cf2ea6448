using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd.Rules;

/// <summary>An exporter that tells less than it should, and then nothing.</summary>
public sealed class ExporterAlertTests
{
    private const string _end = "BrokerExporterDown";

    private static readonly string[] _telling = ["BrokerExporterCollectorFailing", "BrokerExporterSeriesDropped"];

    [Fact]
    public async Task What_the_exporter_cannot_tell_is_an_alert_and_so_is_its_end()
    {
        Tool.Find("prometheus");
        await using var cluster = await Clusters.StartAsync("5.3");
        foreach (var nameServer in cluster.NameServers)
            nameServer.Fault = Fault.Error(1, "no", requestCode: 206);
        PrometheusServer? prometheus = null;
        try
        {
            await using (var exporter = await RunningExporter.StartAsync("collection: {series_limit: 300}\n" + cluster.Config()))
            {
                prometheus = await FiredAlerts.WatchAsync(exporter);
                await Until.TrueAsync(async () => !_telling.Except(await prometheus.FiredAsync()).Any());
                Assert.DoesNotContain(_end, await prometheus.FiredAsync());
            }

            await Until.TrueAsync(async () => (await prometheus.FiredAsync()).Contains(_end));
            Assert.Empty((await prometheus.AlertsAsync()).Errors);
        }
        finally
        {
            if (prometheus is not null)
                await prometheus.DisposeAsync();
        }
    }
}
