using BrokerExporter.Cli;
using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;

namespace BrokerExporter.Tests.Cli;

public sealed class WebConfigFlagTests : IDisposable
{
    private const string _config = "web: {listen_address: \"127.0.0.1:0\"}\ntargets:\n  - name: prod\n    fake: {name_servers: [a:1]}\n";

    private readonly TemporaryFile _file = new(_config);
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _file.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Theory]
    [InlineData()]
    [InlineData("--config.check")]
    public async Task A_web_configuration_that_cannot_be_used_ends_the_program_with_every_mistake(params string[] more)
    {
        using var web = new TemporaryFile("tls_server_config: {cert_file: a.crt}\nbasic_auth_users: {alice: hunter2}\n");
        Assert.Equal(1, await RunAsync([$"--config.file={_file.Path}", $"--web.config.file={web.Path}", .. more]));
        Assert.Equal(
            $"""
            {web.Path}:1: tls_server_config.key_file: is missing (expected this, or key; without them there is no TLS)
            {web.Path}:2: basic_auth_users.alice: the value is not a bcrypt hash (expected e.g. what htpasswd -nBC 10 "" prints)

            """.ReplaceLineEndings("\n"),
            _error.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_web_configuration_that_is_not_there_is_said_so()
    {
        var missing = _file.Path + ".none";
        Assert.Equal(1, await RunAsync($"--config.file={_file.Path}", $"--web.config.file={missing}"));
        Assert.Equal($"{missing}:1: no such file\n", _error.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Files_that_it_names_are_looked_for_in_its_folder()
    {
        using var web = new TemporaryFile("tls_server_config: {cert_file: a.crt, key_file: a.key}\n");
        Assert.Equal(1, await RunAsync("--config.check", $"--config.file={_file.Path}", $"--web.config.file={web.Path}"));
        Assert.StartsWith($"{web.Path}:1: tls_server_config.cert_file: a.crt: no such file", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_whether_the_web_configuration_could_be_read_if_there_is_one()
    {
        const string Name = "broker_exporter_web_config_last_reload_successful";
        await using var plain = await RunningExporter.StartAsync(new FakeProbe());
        Assert.DoesNotContain(await plain.ScrapeAsync(), line => line.StartsWith(Name, StringComparison.Ordinal));
        using var web = new TemporaryFile("http_server_config: {headers: {X-Frame-Options: deny}}");
        await using var exporter = await RunningExporter.StartAsync(new ExporterConfig { Web = new WebConfig { SecurityFile = web.Path } }, new FakeProbe());
        Assert.Contains($"{Name} 1", await exporter.ScrapeAsync());
    }

    [Fact]
    public async Task Health_is_open_if_the_configuration_says_so_and_the_metrics_never_are()
    {
        using var web = new TemporaryFile("basic_auth_users: {alice: $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW}");
        foreach (var isOpen in (bool[])[true, false])
        {
            var config = new ExporterConfig { Web = new WebConfig { SecurityFile = web.Path, OpenHealth = isOpen, TelemetryPath = "/health" } };
            await using var exporter = await RunningExporter.StartAsync(config, new FakeProbe());
            foreach (var path in (string[])["/-/healthy", "/-/ready", "/live", "/ready"])
                Assert.Equal(isOpen ? 200 : 401, (int)(await exporter.Client.GetAsync(path)).StatusCode);
            Assert.Equal(401, (int)(await exporter.Client.GetAsync("/health")).StatusCode);
            Assert.Equal(401, (int)(await exporter.Client.GetAsync("/")).StatusCode);
        }
    }

    [Fact]
    public async Task Health_is_open_under_the_prefix_and_nowhere_else()
    {
        using var web = new TemporaryFile("basic_auth_users: {alice: $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW}");
        var config = new ExporterConfig { Web = new WebConfig { SecurityFile = web.Path, OpenHealth = true, RoutePrefix = "/exporter/" } };
        await using var exporter = await RunningExporter.StartAsync(config, new FakeProbe());
        Assert.Equal(200, (int)(await exporter.Client.GetAsync("/exporter/-/healthy")).StatusCode);
        Assert.Equal(401, (int)(await exporter.Client.GetAsync("/-/healthy")).StatusCode);
        Assert.Equal(401, (int)(await exporter.Client.GetAsync("/exporter/metrics")).StatusCode);
    }

    private Task<int> RunAsync(params string[] arguments) =>
        new CommandLine([new FakeKind()], _output, _error, TimeProvider.System).RunAsync(arguments, CancellationToken.None);
}
