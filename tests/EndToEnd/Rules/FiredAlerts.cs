using EndToEnd.Testing;

namespace EndToEnd.Rules;

/// <summary>A real Prometheus with the real rules, but for their patience.</summary>
internal static class FiredAlerts
{
    public static Task<PrometheusServer> WatchAsync(RunningExporter exporter) => PrometheusServer.StartAsync(exporter.Address, rules: RuleFiles.Impatient);

    extension(PrometheusServer prometheus)
    {
        /// <summary>What has fired since the start, by name; but for there being no exporter, which is so before the first scrape.</summary>
        public async Task<IReadOnlyList<string>> FiredAsync() =>
        [
            .. (await prometheus.QueryAsync("""max by (alertname) (max_over_time(ALERTS{alertstate="firing",instance!=""}[1h]))"""))
                .Select(alert => alert["alertname"]).Order(StringComparer.Ordinal),
        ];

        /// <summary>The groups that an alert has fired for.</summary>
        public async Task<IEnumerable<string>> GroupsOfAsync(string alert) =>
            (await prometheus.QueryAsync($$"""max_over_time(ALERTS{alertstate="firing",alertname="{{alert}}"}[1h])""")).Select(fired => fired["group"]).Distinct();

        /// <summary>Waits until the page was scraped twice more, and rules have seen it.</summary>
        public async Task ScrapedAsync()
        {
            var before = await CountAsync();
            await Until.TrueAsync(async () => await CountAsync() >= before + 3);

            async Task<double> CountAsync() => (await prometheus.QueryAsync("count_over_time(up[1h])")) is [{ Value: var count }] ? count : 0;
        }

        /// <summary>Waits until all of these have fired; no other one may have.</summary>
        public async Task AssertFiredAsync(params IEnumerable<string> expected)
        {
            IReadOnlyList<string> fired = [];
            try
            {
                await Until.TrueAsync(async () => !expected.Except(fired = await prometheus.FiredAsync()).Any());
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Assert.Fail($"These have not fired: {string.Join(", ", expected.Except(fired))}; these have: {string.Join(", ", fired)}. {prometheus.Log}");
            }

            Assert.Equal(expected.Order(StringComparer.Ordinal), fired);
            Assert.Empty((await prometheus.AlertsAsync()).Errors);
        }
    }
}
