using EndToEnd.Testing;

namespace EndToEnd.Rules;

/// <summary>An exporter whose files are broken while it runs, before a real Prometheus with the real rules.</summary>
public sealed class ReloadAlertTests : IDisposable
{
    private const string _alert = "BrokerExporterReloadFailed";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_cannot_be_used_is_told_until_it_can()
    {
        Tool.Find("prometheus");
        Write("name_servers");
        await using var exporter = ExporterProcess.Start(
            _folder.Path, "--config.file=exporter.yaml", $"--web.config.file={_folder.Write("web.yml", "")}", "--web.listen-address=127.0.0.1:0");
        await using var prometheus = await PrometheusServer.StartAsync(await exporter.AddressAsync(), rules: RuleFiles.Impatient);
        await prometheus.ScrapedAsync();
        Assert.DoesNotContain(_alert, await prometheus.FiredAsync());

        Write("nameservers");
        await exporter.SignalAsync("HUP");
        await UntilFiringAsync(prometheus, "configuration");
        _folder.Write("web.yml", "nonsense: {}");
        await UntilFiringAsync(prometheus, "configuration", "web configuration");
        Write("name_servers");
        _folder.Write("web.yml", "http_server_config: {}");
        await exporter.SignalAsync("HUP");
        await UntilFiringAsync(prometheus);
        Assert.Empty((await prometheus.AlertsAsync()).Errors);
    }

    private void Write(string key) => _folder.Write("exporter.yaml", $"targets: [{{name: shop, rocketmq: {{{key}: [\"127.0.0.1:1\"]}}}}]\n");

    private static Task UntilFiringAsync(PrometheusServer prometheus, params string[] kinds) => Until.TrueAsync(async () =>
        (await prometheus.QueryAsync($$"""ALERTS{alertname="{{_alert}}",alertstate="firing"}""")).Select(alert => alert["kind"]).Order(StringComparer.Ordinal).SequenceEqual(kinds));
}
