using System.Net;
using System.Net.Sockets;
using BrokerExporter.Cli;
using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Tests.Shared;

namespace BrokerExporter.Tests.Cli;

public sealed class HealthcheckCommandTests : IDisposable
{
    private const string _target = "targets:\n  - name: prod\n    fake: {name_servers: [a:1]}\n";

    private readonly StringWriter _error = new() { NewLine = "\n" };

    public void Dispose() => _error.Dispose();

    [Fact]
    public async Task An_exporter_that_answers_is_healthy_whatever_its_brokers_do()
    {
        await using var exporter = await RunningExporter.StartAsync(
            new FakeProbe { Answer = (_, _) => Task.FromResult(FakeProbe.Down(FakeProbe.Failure("queues"))) });
        var port = exporter.Client.BaseAddress!.Port;
        Assert.Equal(0, await RunAsync($"web: {{listen_address: \"127.0.0.1:{port}\"}}\n" + _target));
        Assert.Equal(0, await RunAsync(_target, $"--url=http://127.0.0.1:{port}/-/healthy"));
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task A_file_that_somebody_is_breaking_now_does_not_make_the_process_ill()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        Assert.Equal(0, await RunAsync($"web: {{listen_address: \"127.0.0.1:{exporter.Client.BaseAddress!.Port}\"}}\ntargetz: []\n"));
    }

    [Fact]
    public async Task Nobody_there_is_1()
    {
        Assert.Equal(1, await RunAsync($"web: {{listen_address: \"127.0.0.1:{FreePort()}\"}}\n" + _target));
        Assert.Matches(@"^broker-exporter: http://127\.0\.0\.1:\d+/-/healthy cannot be read: connection refused\n$", _error.ToString());
    }

    [Fact]
    public async Task Another_status_than_200_is_1()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        var url = new Uri(exporter.Client.BaseAddress!, "/nothing");
        Assert.Equal(1, await RunAsync(_target, $"--url={url}"));
        Assert.Equal($"broker-exporter: {url} answered with status 404: there is no such path\n", _error.ToString());
    }

    [Fact]
    public async Task A_port_that_only_the_exporter_knows_must_be_given()
    {
        Assert.Equal(1, await RunAsync("web: {listen_address: \":0\"}\n" + _target));
        Assert.Equal("broker-exporter: the configuration leaves the port open; --url says where to ask\n", _error.ToString());
    }

    [Fact]
    public async Task An_address_with_a_password_is_refused()
    {
        Assert.Equal(1, await RunAsync(_target, "--url=http://user:secret@127.0.0.1/"));
        Assert.StartsWith("broker-exporter: --url: ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_is_checked_against_the_authority_that_is_named()
    {
        using var authority = new Authority("ours");
        using var other = new Authority("theirs");
        using var certificate = authority.Issue("127.0.0.1").Load();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(
            options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        await using var server = builder.Build();
        server.Run(context => Task.CompletedTask);
        await server.StartAsync();
        var url = "--url=" + server.Urls.Single();
        using var ours = new TemporaryFile(authority.Pem);
        using var theirs = new TemporaryFile(other.Pem);
        using var empty = new TemporaryFile("");

        Assert.Equal(0, await RunAsync(_target, url, "--ca", ours.Path));
        Assert.Equal(0, await RunAsync(_target, url, "--insecure"));
        Assert.Equal("", _error.ToString());
        Assert.Equal(1, await RunAsync(_target, url));
        Assert.Equal(1, await RunAsync(_target, url, "--ca", theirs.Path));
        Assert.Equal(1, await RunAsync(_target, url, "--ca", empty.Path));
        Assert.Equal(1, await RunAsync(_target, url, "--ca", "/does/not/exist"));
        var said = _error.ToString().Split('\n');
        Assert.All(said[..2], line => Assert.Contains("its certificate is not trusted (", line, StringComparison.Ordinal));
        Assert.EndsWith("holds no certificate (expected PEM)", said[2], StringComparison.Ordinal);
        Assert.StartsWith("broker-exporter: cannot read certificates from /does/not/exist: ", said[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":9898", "http://127.0.0.1:9898/-/healthy")]
    [InlineData("0.0.0.0:1", "http://127.0.0.1:1/-/healthy")]
    [InlineData("[::]:1", "http://[::1]:1/-/healthy")]
    [InlineData("10.1.2.3:80", "http://10.1.2.3/-/healthy")]
    public void It_asks_where_the_exporter_listens(string listen, string expected)
    {
        Assert.True(ListenAddress.TryParse(listen, out var address));
        Assert.Equal(expected, HealthAddress.Of(new WebConfig { ListenAddress = address })!.ToString());
    }

    [Fact]
    public void It_asks_below_the_prefix() => Assert.Equal(
        "http://127.0.0.1:9898/exporter/-/healthy", HealthAddress.Of(new WebConfig { RoutePrefix = "/exporter" })!.ToString());

    private async Task<int> RunAsync(string config, params string[] flags)
    {
        using var file = new TemporaryFile(config);
        return await new CommandLine([new FakeKind()], TextWriter.Null, _error, TimeProvider.System)
            .RunAsync(["healthcheck", "--config.file", file.Path, .. flags], CancellationToken.None);
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
