using System.Net;
using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace BrokerExporter.Tests.Configuration;

public sealed class ConfigLoaderTests
{
    private const string _target = "targets: [{name: prod, fake: {name_servers: [a:1]}}]\n";

    [Fact]
    public void What_is_not_given_has_its_default()
    {
        var config = Load(_target);
        Assert.Equal(new WebConfig(), config.Web);
        Assert.Equal(new LogConfig(), config.Log);
        Assert.Equal(new CollectionConfig(), config.Collection);
    }

    [Fact]
    public void Every_key_of_the_host_is_read()
    {
        var config = Load(
            """
            web: {listen_address: "127.0.0.1:1234", telemetry_path: /m, max_requests: 7, route_prefix: /b, external_url: "https://example.org/x"}
            log: {level: debug, format: json}
            collection: {timeout: 1m30s, timeout_offset: 0, min_age: 5s, series_limit: 17, mode: interval, interval: 1m, max_age: 3m}

            """ + _target);
        Assert.Equal(
            new WebConfig
            {
                ListenAddress = new(IPAddress.Loopback, 1234), TelemetryPath = "/m", MaxRequests = 7, RoutePrefix = "/b", ExternalUrl = new("https://example.org/x"),
            }, config.Web);
        Assert.Equal(new LogConfig { Level = LogLevel.Debug, Format = LogFormat.Json }, config.Log);
        Assert.Equal(
            new CollectionConfig
            {
                Timeout = TimeSpan.FromSeconds(90), TimeoutOffset = TimeSpan.Zero, MinimumAge = TimeSpan.FromSeconds(5), SeriesLimit = 17,
                Mode = CollectionMode.Interval, Interval = TimeSpan.FromMinutes(1), MaximumAge = TimeSpan.FromMinutes(3),
            }, config.Collection);
    }

    [Fact]
    public void A_kind_reads_its_own_section()
    {
        var config = Load(
            """
            targets:
              - name: prod
                cluster: c
                fake:
                  name_servers:
                    - 10.0.0.1
                    - "[::1]:9877"
                  timeout: 2s
                  connections: 8
                  detailed: true
                  mode: exact
                  topics: orders_.*
                  groups: {a: 1s, b: 2m}
                  tls: {enabled: true}
            """);
        var target = Assert.Single(config.Targets);
        Assert.Equal(("prod", "c", "fake"), (target.Name, target.Cluster, target.Kind.Name));
        Assert.True(NamePattern.TryParse("orders_.*", out var topics));
        Assert.Equal(
            new FakeOptions("10.0.0.1:9876 [::1]:9877", TimeSpan.FromSeconds(2), 8, true, 1, topics, 0, "a=00:00:01 b=00:02:00", true),
            target.Options);
    }

    [Fact]
    public void Two_readings_of_one_text_are_equal()
    {
        var text = "targets: [{name: prod, fake: {name_servers: [a:1], topics: x}}]\n";
        var kinds = new[] { new FakeKind() };
        var (first, second) = (new ConfigLoader(kinds).Load("f", text).Config, new ConfigLoader(kinds).Load("f", text).Config);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, second with { Targets = [] });
    }

    [Fact]
    public void The_only_target_of_a_system_has_no_cluster_of_its_own() => Assert.Null(Load(_target).Targets[0].Cluster);

    [Fact]
    public void Several_targets_of_a_system_go_by_their_names()
    {
        var config = Load(
            """
            targets:
              - {name: a, fake: {name_servers: [a:1]}}
              - {name: b, cluster: other, fake: {name_servers: [a:1]}}
              - {name: c, nats: {name_servers: [a:1]}}
            """);
        Assert.Equal(["a", "other", null], config.Targets.Select(target => target.Cluster));
    }

    [Fact]
    public void The_lines_of_the_targets_are_kept_for_later_complaints()
    {
        var loaded = new ConfigLoader([new FakeKind()]).Load("f",
            """
            targets:
              - name: a
                cluster: a
                fake: {name_servers: [a:1]}

              - name: b
                fake: {name_servers: [a:1]}
            """);
        Assert.Equal([2, 6], loaded.TargetLines);
    }

    [Fact]
    public void Every_key_that_can_be_given_is_known_with_its_default()
    {
        var keys = new ConfigLoader([new FakeKind()]).Load("f", _target).KnownKeys;
        Assert.Equal(
            """
            web
            web.listen_address
            web.telemetry_path
            web.enable_lifecycle
            web.max_requests
            web.route_prefix
            web.external_url
            web.config_file
            web.open_health
            config
            config.watch
            log
            log.level
            log.format
            collection
            collection.timeout
            collection.timeout_offset
            collection.min_age
            collection.series_limit
            collection.mode
            collection.interval
            collection.max_age
            otlp
            otlp.enabled
            otlp.endpoint
            otlp.interval
            otlp.timeout
            otlp.compression
            otlp.headers
            targets
            targets[].name
            targets[].cluster
            targets[].shard
            targets[].shard.index
            targets[].shard.index_from
            targets[].shard.count
            targets[].fake
            targets[].fake.tls
            targets[].fake.name_servers
            targets[].fake.timeout
            targets[].fake.connections
            targets[].fake.detailed
            targets[].fake.mode
            targets[].fake.topics
            targets[].fake.password_length
            targets[].fake.groups
            targets[].fake.tls.enabled
            """.Split('\n').Order(StringComparer.Ordinal), keys.Select(key => key.Path).Order(StringComparer.Ordinal));
        Assert.Contains(new KnownKey("collection.timeout", "a duration of up to 1h", TimeSpan.FromSeconds(10)), keys);
    }

    [Fact]
    public void Mistakes_come_all_at_once_in_the_order_of_the_lines()
    {
        var loaded = new ConfigLoader([new FakeKind()]).Load("exporter.yaml",
            """
            colection: {timeout: 1s}
            log: {level: loud}
            targets:
              - name: prod
                fake:
                  name_servers: [":"]
                  timeuot: 2s
            web: {telemetry_path: metrics}
            """);
        Assert.Equal([1, 2, 6, 7, 8], loaded.Errors.Select(error => error.Line));
    }

    [Fact]
    public void A_file_as_large_as_no_configuration_is_refused() =>
        Assert.Equal(
            ["f:1: the file is larger than 4 MiB"],
            new ConfigLoader([]).Load("f", new string('#', ConfigLoader.MaxLength + 1)).Errors.Select(error => error.ToString()));

    [Fact]
    public void Random_bytes_never_break_the_reader()
    {
        var random = new Random(20261121);
        const string alphabet = "ab:-[]{}\n \t'\"#&*!|>%@`,?0\\\u0000";
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            Assert.NotEmpty(new ConfigLoader([new FakeKind()]).Load("f", text).Errors);
        }
    }

    private static ExporterConfig Load(string text)
    {
        var loaded = new ConfigLoader([new FakeKind(), new FakeKind("nats")]).Load("exporter.yaml", text);
        Assert.Empty(loaded.Errors);
        return loaded.Config;
    }
}
