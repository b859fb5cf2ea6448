using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;

namespace BrokerExporter.Tests.Configuration;

public sealed class OtlpReaderTests
{
    private const string _target = "targets:\n  - name: prod\n    fake: {name_servers: [a:1]}\n";

    [Fact]
    public void It_is_off_whatever_the_environment_says()
    {
        Assert.Equal(new OtlpConfig(), Read("", "OTEL_EXPORTER_OTLP_ENDPOINT=http://a", "OTEL_EXPORTER_OTLP_TIMEOUT=soon"));
        Assert.False(new OtlpConfig().Enabled);
    }

    [Fact]
    public void The_section_alone_is_enough()
    {
        var config = Read("otlp: {enabled: true, endpoint: \"http://otel:4318/base/\", interval: 30s, timeout: 5s, compression: gzip, headers: {X-Key: \"${KEY}\"}}\n", "KEY=abc");
        Assert.Equal("http://otel:4318/base/v1/metrics", config.Endpoint.ToString());
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5), OtlpCompression.Gzip), (config.Interval, config.Timeout, config.Compression));
        Assert.Equal("abc", config.Headers["x-key"].Reveal());
    }

    [Fact]
    public void Defaults_are_those_of_OpenTelemetry()
    {
        var config = Read("otlp: {enabled: true}\n");
        Assert.Equal(
            ("http://localhost:4318/v1/metrics", TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), OtlpCompression.None),
            (config.Endpoint.ToString(), config.Interval, config.Timeout, config.Compression));
        Assert.Empty(config.Headers);
    }

    [Fact]
    public void The_environment_says_what_the_section_leaves_out()
    {
        var config = Read(
            "otlp: {enabled: true}\n",
            "OTEL_EXPORTER_OTLP_ENDPOINT=http://all:4318", "OTEL_EXPORTER_OTLP_TIMEOUT=3000", "OTEL_EXPORTER_OTLP_COMPRESSION=gzip",
            "OTEL_EXPORTER_OTLP_HEADERS=Authorization=Bearer%20x, b=2", "OTEL_METRIC_EXPORT_INTERVAL=15000",
            "OTEL_RESOURCE_ATTRIBUTES=service.name=other,deployment.environment=prod%2Ceu", "OTEL_SERVICE_NAME=watcher");
        Assert.Equal("http://all:4318/v1/metrics", config.Endpoint.ToString());
        Assert.Equal((TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(3), OtlpCompression.Gzip), (config.Interval, config.Timeout, config.Compression));
        Assert.Equal(["Authorization=Bearer x", "b=2"], config.Headers.Select(header => $"{header.Key}={header.Value.Reveal()}"));
        Assert.Equal(("watcher", "prod,eu"), (config.Resource["service.name"], config.Resource["deployment.environment"]));
    }

    [Fact]
    public void What_is_said_of_metrics_wins_over_what_is_said_of_all_signals()
    {
        var config = Read(
            "otlp: {enabled: true}\n",
            "OTEL_EXPORTER_OTLP_ENDPOINT=http://all:4318", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://metrics/as/it/stands",
            "OTEL_EXPORTER_OTLP_TIMEOUT=3000", "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT=4000");
        Assert.Equal("http://metrics/as/it/stands", config.Endpoint.ToString());
        Assert.Equal(TimeSpan.FromSeconds(4), config.Timeout);
    }

    [Fact]
    public void The_section_wins_over_the_environment()
    {
        var config = Read(
            "otlp: {enabled: true, endpoint: \"http://file\", headers: {a: \"1\"}, timeout: 1s}\n",
            "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://env/x", "OTEL_EXPORTER_OTLP_HEADERS=b=2", "OTEL_EXPORTER_OTLP_TIMEOUT=3000");
        Assert.Equal("http://file/v1/metrics", config.Endpoint.ToString());
        Assert.Equal(["a"], config.Headers.Keys);
        Assert.Equal(TimeSpan.FromSeconds(1), config.Timeout);
    }

    [Theory]
    [InlineData("otlp.enabled: is not true, so that the other keys of this section mean nothing (expected enabled: true, or none of them)", "{endpoint: \"http://a\"}")]
    [InlineData("otlp.endpoint: \"http://u:p@a\" is not an address of the web without a password (expected e.g. http://localhost:4318)", "{enabled: true, endpoint: \"http://u:p@a\"}")]
    [InlineData("otlp.interval: \"0s\" is not a duration of up to 1h (expected e.g. 1m)", "{enabled: true, interval: 0s}")]
    [InlineData("otlp.headers: \"a b\" is not the name of a header (expected e.g. Authorization)", "{enabled: true, headers: {\"a b\": x}}")]
    [InlineData("otlp.headers: \"Content-Type\" is not the name of a header (expected e.g. Authorization)", "{enabled: true, headers: {Content-Type: x}}")]
    [InlineData("otlp.headers.a: the value is not a secret (expected e.g. ${NAME})", "{enabled: true, headers: {a: \"x\\ny\"}}")]
    [InlineData("otlp: cannot use the environment variable OTEL_EXPORTER_OTLP_TIMEOUT (expected milliseconds, e.g. 10000)", "{enabled: true}", "OTEL_EXPORTER_OTLP_TIMEOUT=10s")]
    [InlineData("otlp: cannot use the environment variable OTEL_EXPORTER_OTLP_ENDPOINT (expected an address of the web without a password, e.g. http://localhost:4318)", "{enabled: true}", "OTEL_EXPORTER_OTLP_ENDPOINT=otel:4318")]
    [InlineData("otlp: cannot use the environment variable OTEL_EXPORTER_OTLP_HEADERS (expected key=value,key=value)", "{enabled: true}", "OTEL_EXPORTER_OTLP_HEADERS=secret")]
    [InlineData("otlp: needs an endpoint of its own, because OTEL_EXPORTER_OTLP_PROTOCOL is not http/protobuf (expected endpoint: http://localhost:4318)", "{enabled: true}", "OTEL_EXPORTER_OTLP_ENDPOINT=http://a:4317", "OTEL_EXPORTER_OTLP_PROTOCOL=grpc")]
    public void What_is_wrong_is_told(string expected, string section, params string[] variables)
    {
        var errors = Load($"otlp: {section}\n", variables).Errors;
        Assert.Equal("exporter.yaml:1: " + expected, Assert.Single(errors).ToString());
    }

    private static OtlpConfig Read(string section, params string[] variables)
    {
        var loaded = Load(section, variables);
        Assert.Empty(loaded.Errors);
        return loaded.Config.Otlp;
    }

    private static LoadedConfig Load(string section, string[] variables)
    {
        var environment = variables.Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new ConfigLoader([new FakeKind()], environment.GetValueOrDefault).Load("exporter.yaml", section + _target);
    }
}
