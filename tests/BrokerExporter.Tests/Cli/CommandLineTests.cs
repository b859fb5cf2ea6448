using BrokerExporter.Cli;
using BrokerExporter.Tests.Testing;
using Probes.Contract;

namespace BrokerExporter.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private const string _good = "targets:\n  - name: prod\n    fake: {name_servers: [a:1]}\n";

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_lists_every_flag(string flag)
    {
        Assert.Equal(0, await RunAsync(flag));
        Assert.All(
            ["--config.file <path>", "--config.check", "--web.listen-address <address>", "--web.telemetry-path <path>", "--web.max-requests <count>", "--web.route-prefix <path>", "--web.external-url <url>", "--log.level", "--log.format", "--version", "--help"],
            name => Assert.Contains(name, _output.ToString(), StringComparison.Ordinal));
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task Version_says_what_this_is()
    {
        Assert.Equal(0, await RunAsync("--version"));
        Assert.Matches(@"^broker-exporter 0\.1\.0 \(revision [0-9a-z]+, \.NET 10\.[0-9.]+\)\n$", _output.ToString());
    }

    [Theory]
    [InlineData("Unrecognized command or argument '--foo'.", "--foo")]
    [InlineData("Unrecognized command or argument 'serve'.", "serve")]
    [InlineData("Unrecognized command or argument '@file'.", "@file")]
    [InlineData("Required argument missing for option: '--config.file'.", "--config.file")]
    [InlineData("Required argument missing for option: '--log.level'.", "--log.level")]
    [InlineData("Option '--log.level' expects a single argument but 2 were provided.", "--log.level=info", "--log.level=warn")]
    [InlineData("--log.level: \"loud\" is not one of the choices (expected e.g. debug, info, warn, error)", "--log.level", "loud")]
    [InlineData("--log.format: \"xml\" is not one of the choices (expected e.g. logfmt, json)", "--log.format=xml")]
    [InlineData("--web.listen-address: \"9898\" is not a listen address (expected e.g. :9898, 127.0.0.1:9898, [::1]:9898)", "--web.listen-address=9898")]
    [InlineData("--web.telemetry-path: \"metrics\" is not a path (expected e.g. /metrics)", "--web.telemetry-path=metrics")]
    [InlineData("--web.max-requests: \"-1\" is not a number from 0 to 10000 (expected e.g. 40)", "--web.max-requests=-1")]
    [InlineData("--web.external-url: \"example.org\" is not an address of the web (expected e.g. https://example.org/broker-exporter)", "--web.external-url=example.org")]
    [InlineData("--web.external-url: \"https://u:p@example.org\" is not an address of the web (expected e.g. https://example.org/broker-exporter)", "--web.external-url=https://u:p@example.org")]
    public async Task A_wrong_command_line_is_told_what_is_wrong_with_it(string expected, params string[] arguments)
    {
        Assert.Equal(1, await RunAsync(arguments));
        Assert.Equal($"broker-exporter: {expected}\nbroker-exporter: --help lists the flags\n", _error.ToString());
        Assert.Equal("", _output.ToString());
    }

    [Theory]
    [InlineData(_good, "1 target")]
    [InlineData(_good + "  - name: other\n    fake: {name_servers: [a:1]}\n", "2 targets")]
    public async Task A_right_configuration_is_called_ok(string text, string count)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal(0, await RunAsync("--config.check", "--config.file", file.Path));
        Assert.Equal($"{file.Path}: ok, {count}\n", _output.ToString());
    }

    [Theory]
    [InlineData("--config.check")]
    [InlineData("--log.level=info")]
    public async Task A_wrong_configuration_ends_with_all_its_mistakes(string flag)
    {
        using var file = new TemporaryFile("web: {listen: x}\n" + _good + "    timeout: 1s\n");
        Assert.Equal(1, await RunAsync(flag, "--config.file=" + file.Path));
        Assert.Equal($"{file.Path}:1: web.listen: unknown key\n{file.Path}:5: targets[0].timeout: unknown key\n", _error.ToString());
    }

    [Theory]
    [InlineData("--config.check")]
    [InlineData("--log.level=info")]
    public async Task A_target_that_cannot_be_built_is_a_mistake_of_the_configuration(string flag)
    {
        using var file = new TemporaryFile("\n" + _good);
        var kind = new FakeKind { Creating = (_, _) => throw new InvalidOperationException("the key file is a directory") };
        Assert.Equal(1, await RunAsync([kind], flag, "--config.file=" + file.Path));
        Assert.Equal($"{file.Path}:3: targets[0]: cannot be used: the key file is a directory\n", _error.ToString());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_to_be_missing()
    {
        Assert.Equal(1, await RunAsync("--config.file=/does/not/exist.yaml"));
        Assert.Equal("broker-exporter: cannot read /does/not/exist.yaml: no such file\n", _error.ToString());
    }

    [Fact]
    public async Task A_directory_is_not_a_configuration()
    {
        Assert.Equal(1, await RunAsync("--config.file=/"));
        Assert.Equal("broker-exporter: cannot read /: permission denied, or it is a directory\n", _error.ToString());
    }

    [Fact]
    public async Task Without_any_configuration_one_is_told_how_to_start()
    {
        // The tests run in their output folder, where there is none.
        Assert.Equal(1, await RunAsync());
        Assert.Equal(
            "broker-exporter: there is no exporter.yaml here; write one, or name one with --config.file=<path> (--help lists the flags)\n",
            _error.ToString());
    }

    private Task<int> RunAsync(params string[] arguments) => RunAsync([new FakeKind()], arguments);

    private Task<int> RunAsync(IReadOnlyList<ProbeKind> kinds, params string[] arguments) =>
        new CommandLine(kinds, _output, _error, TimeProvider.System).RunAsync(arguments, CancellationToken.None);
}
