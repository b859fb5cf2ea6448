using EndToEnd.Testing;

namespace EndToEnd;

/// <summary>What a real Prometheus makes of OpenMetrics, which it asks for before anything else.</summary>
public sealed class OpenMetricsTests
{
    [Theory]
    [InlineData("/metrics", "messaging_group_lag_seconds")]
    [InlineData("/compat/rocketmq-exporter/metrics", "rocketmq_group_diff")]
    public async Task A_real_Prometheus_reads_a_page_without_a_complaint(string path, string metric)
    {
        Tool.Find("prometheus");
        await using var cluster = await Clusters.StartAsync("5.3", options => options with { RealTime = true });
        await using var exporter = await cluster.WatchAsync("granularity: queue", "system_topics: true");
        await using var prometheus = await PrometheusServer.StartAsync(exporter.Address, path);
        await Until.TrueAsync(async () => (await prometheus.QueryAsync(metric)).Count > 0);
        Assert.Equal(("up", ""), await prometheus.TargetAsync());
        Assert.Equal("", prometheus.Log);
    }

    [Fact]
    public async Task It_knows_types_and_units()
    {
        Tool.Find("prometheus");
        await using var cluster = await Clusters.StartAsync("5.3", options => options with { RealTime = true });
        await using var exporter = await cluster.WatchAsync();
        await using var prometheus = await PrometheusServer.StartAsync(exporter.Address);
        await Until.TrueAsync(async () => await prometheus.FamilyAsync("messaging_up") is not null);
        // Only OpenMetrics has units, and families of counters without their suffix.
        Assert.Equal(("gauge", "seconds"), await prometheus.FamilyAsync("messaging_group_lag_seconds"));
        Assert.Equal(("counter", ""), await prometheus.FamilyAsync("messaging_topic_published_messages"));
        Assert.Equal(("counter", "seconds"), await prometheus.FamilyAsync("process_cpu_seconds"));
        Assert.Equal(("gauge", "bytes"), await prometheus.FamilyAsync("process_resident_memory_bytes"));
        Assert.Equal(("gauge", ""), await prometheus.FamilyAsync("broker_exporter_build_info"));
    }
}
