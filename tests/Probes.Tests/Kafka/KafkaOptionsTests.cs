using Probes.Contract;
using Probes.Kafka;
using Probes.Tests.Testing;
using Probes.Transport;

namespace Probes.Tests.Kafka;

public sealed class KafkaOptionsTests : IDisposable
{
    private const string Servers = "bootstrap_servers=kafka-0";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Defaults_are_what_the_documents_say()
    {
        var (options, problems) = Read(Servers);
        Assert.Empty(problems);
        Assert.Equal([new Endpoint("kafka-0", 9092)], options.BootstrapServers);
        Assert.Equal(TimeSpan.FromSeconds(3), options.Timeout);
        Assert.Equal(8, options.RequestsInFlight);
        Assert.Equal(Granularity.Topic, options.Granularity);
        Assert.Equal((false, true, true, true), (options.InternalTopics, options.InactiveGroups, options.SeedLagSeconds, options.LogDirs));
        Assert.True(options.Topics.Admits("anything") && options.Groups.Admits("anything"));
        Assert.Empty(options.AddressMap);
        Assert.Null(options.Tls);
        Assert.Null(options.Sasl);
        Assert.Equal((false, "broker_exporter_canary", TimeSpan.FromSeconds(60), false, 1),
            (options.Canary.Enabled, options.Canary.Topic, options.Canary.Interval, options.Canary.CreateTopic, options.Canary.ReplicationFactor));
    }

    public static TheoryData<string, string[]> Mistakes => new()
    {
        { "", ["bootstrap_servers must not be empty (expected a list, e.g. [10.0.0.1:9092, 10.0.0.2:9092])"] },
        { "bootstrap_servers=a,a:9092", ["bootstrap_servers names one server twice"] },
        { "bootstrap_servers=a,b:19092,[::1]", [] },
        { $"{Servers} timeout=0s", ["timeout must be above zero"] },
        { $"{Servers} timeout=2h", ["timeout must be at most 1h"] },
        { $"{Servers} address_map.kafka-0:9092=127.0.0.1:19092", [] },
        { $"{Servers} address_map.kafka-0=127.0.0.1:19092", ["address_map \"kafka-0\" is not an address (expected what a broker advertises, e.g. kafka-0.kafka:9092)"] },

        { $"{Servers} sasl.mechanism=PLAIN sasl.username=u sasl.password=hunter2", [] },
        { $"{Servers} sasl.mechanism=SCRAM-SHA-256 sasl.username=u sasl.password_file=DIR/secret", [] },
        { $"{Servers} sasl.mechanism=SCRAM-SHA-512 sasl.username=u sasl.password_file=DIR/none", ["sasl.password_file DIR/none: no such file"] },
        { $"{Servers} sasl.mechanism=scram", ["sasl.mechanism is wrong"] },
        { $"{Servers} sasl.username=u sasl.password=hunter2", ["sasl.mechanism is missing (expected one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, OAUTHBEARER)"] },
        { $"{Servers} sasl.token_file=DIR/secret", ["sasl.mechanism is missing (expected one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, OAUTHBEARER)"] },
        { $"{Servers} sasl.mechanism=PLAIN", ["sasl.username is missing (expected the account's name)", "sasl.password is missing (expected password or password_file beside username)"] },
        { $"{Servers} sasl.mechanism=PLAIN sasl.username=u sasl.password=hunter2 sasl.password_file=DIR/secret", ["sasl.password_file stands beside password (expected one of them)"] },
        { $"{Servers} sasl.mechanism=PLAIN sasl.username=u sasl.password=hunter2 sasl.token_file=DIR/secret", ["sasl.mechanism is PLAIN, which takes no token (expected username and password)"] },
        { $"{Servers} sasl.mechanism=OAUTHBEARER", ["sasl.token_file is missing (expected token_file or the section oauth)"] },
        { $"{Servers} sasl.mechanism=OAUTHBEARER sasl.token_file=DIR/secret", [] },
        { $"{Servers} sasl.mechanism=OAUTHBEARER sasl.token_file=DIR/none", ["sasl.token_file DIR/none: no such file"] },
        { $"{Servers} sasl.mechanism=OAUTHBEARER sasl.token_file=DIR/secret sasl.username=u", ["sasl.mechanism is OAUTHBEARER, which takes no username and no password (expected token_file or oauth)"] },
        { $"{Servers} sasl.mechanism=OAUTHBEARER sasl.oauth.token_url=https://login/token sasl.oauth.client_id=me sasl.oauth.client_secret=hunter2", [] },
        { $"{Servers} sasl.mechanism=OAUTHBEARER sasl.oauth.token_url=http://127.0.0.1:1/token sasl.oauth.client_id=me sasl.oauth.client_secret=hunter2", [] },
        {
            $"{Servers} sasl.mechanism=OAUTHBEARER sasl.token_file=DIR/secret sasl.oauth.token_url=https://login/token sasl.oauth.client_id=me sasl.oauth.client_secret=hunter2",
            ["sasl.token_file stands beside oauth (expected one of them)"]
        },
        {
            $"{Servers} sasl.mechanism=OAUTHBEARER sasl.oauth.token_url=http://login/token sasl.oauth.client_id=me sasl.oauth.client_secret=hunter2",
            ["sasl.oauth.token_url is http, which shows the secret to whoever listens (expected https, or http on this machine)"]
        },
        {
            $"{Servers} sasl.mechanism=OAUTHBEARER sasl.oauth.token_url=https://me:hunter2@login/token sasl.oauth.client_id=me sasl.oauth.client_secret=hunter2",
            ["sasl.oauth.token_url has credentials in it, which would be shown in logs (expected them in client_id and client_secret)"]
        },
        {
            $"{Servers} sasl.mechanism=OAUTHBEARER sasl.oauth.scope=kafka",
            [
                "sasl.oauth.token_url is missing (expected e.g. https://login.example.com/oauth2/token)",
                "sasl.oauth.client_id is missing (expected the name that the token endpoint knows the exporter by)",
                "sasl.oauth.client_secret is missing (expected client_secret or client_secret_file beside client_id)",
                "sasl.token_file is missing (expected token_file or the section oauth)",
            ]
        },

        { $"{Servers} canary.enabled=true", [] },
        { $"{Servers} canary.enabled=true canary.topic=broker_exporter_canary.eu canary.create_topic=true canary.replication_factor=3 canary.interval=10s", [] },
        { $"{Servers} canary.topic=broker_exporter_canary_2", ["canary.enabled is not true, so that the other keys of this section mean nothing (expected enabled: true, or none of them)"] },
        { $"{Servers} canary.enabled=true canary.replication_factor=3", ["canary.replication_factor says nothing without create_topic: true"] },
        { $"{Servers} canary.enabled=true canary.interval=10ms", ["canary.interval must be from 1s to 1h"] },
        {
            $"{Servers} canary.enabled=true canary.topic=orders",
            ["canary.topic must begin with broker_exporter_canary and go on with letters, digits, '.', '_' or '-', up to 249 in all: a canary never writes to a topic that could be somebody's (expected e.g. broker_exporter_canary)"]
        },

        { $"{Servers} tls.enabled=true", [] },
        { $"{Servers} tls.ca_file=DIR/secret", ["tls.enabled is not true, so that the other keys of this section mean nothing (expected enabled: true, or none of them)"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Every_mistake_is_named_with_its_key_and_no_secret(string text, string[] expected)
    {
        var problems = Read(text).Problems;
        Assert.Equal(expected.Select(problem => problem.Replace("DIR", _folder.PathOf("."), StringComparison.Ordinal)), problems);
        Assert.DoesNotContain(problems, problem => problem.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_is_read_as_it_is_written()
    {
        var (options, problems) = Read(
            $"{Servers} granularity=partition requests_in_flight=2 internal_topics=true inactive_groups=false seed_lag_seconds=false log_dirs=false topics.include=orders.* "
            + "groups.exclude=tmp.* address_map.kafka-0:9092=127.0.0.1:19092 sasl.mechanism=SCRAM-SHA-512 sasl.username=u sasl.password=hunter2 tls.enabled=true");
        Assert.Empty(problems);
        Assert.Equal((Granularity.Partition, 2), (options.Granularity, options.RequestsInFlight));
        Assert.Equal((true, false, false, false), (options.InternalTopics, options.InactiveGroups, options.SeedLagSeconds, options.LogDirs));
        Assert.True(options.Topics.Admits("orders-1") && !options.Topics.Admits("x") && !options.Groups.Admits("tmp-1"));
        Assert.Equal(new Endpoint("127.0.0.1", 19092), options.AddressMap[new Endpoint("kafka-0", 9092)]);
        Assert.Equal((SaslMechanism.ScramSha512, "u"), (options.Sasl!.Mechanism, options.Sasl.Username));
        Assert.NotNull(options.Tls);
        Assert.DoesNotContain("hunter2", options.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("__consumer_offsets")]
    [InlineData("broker_exporter_canary orders")]
    [InlineData("broker_exporter_canary/x")]
    [InlineData("my_broker_exporter_canary")]
    public void A_topic_that_could_be_somebody_s_is_none_of_the_canary(string topic) => Assert.False(CanaryOptions.IsNameOfCanary(topic));

    private (KafkaOptions Options, List<string> Problems) Read(string text)
    {
        _folder.Write("secret", "hunter2");
        var settings = new Settings(text.Replace("DIR", _folder.PathOf("."), StringComparison.Ordinal));
        return (KafkaOptions.Read(settings), settings.Problems);
    }

    /// <summary><c>section.key=value</c>, separated by spaces; a list has commas.</summary>
    private sealed class Settings : ISettings
    {
        private readonly string _path;
        private readonly Dictionary<string, string> _values;

        public Settings(string text)
            : this("", text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=', 2)).ToDictionary(entry => entry[0], entry => entry[1]), [])
        {
        }

        private Settings(string path, Dictionary<string, string> values, List<string> problems) => (_path, _values, Problems) = (path, values, problems);

        public List<string> Problems { get; }

        public T Get<T>(Setting<T> setting)
        {
            if (!_values.TryGetValue(_path + setting.Key, out var text))
                return setting.Default;
            if (setting.Read(text, out var value))
                return value;
            Reject(setting.Key, "is wrong");
            return setting.Default;
        }

        public IReadOnlyList<T> GetList<T>(Setting<T> element) => _values.TryGetValue(_path + element.Key, out var text)
            ? [.. text.Split(',').Select(item => element.Read(item, out var value) ? value : throw new ArgumentException(item))]
            : [];

        public IReadOnlyDictionary<string, T> GetMap<T>(Setting<T> value) => _values
            .Where(entry => entry.Key.StartsWith($"{_path}{value.Key}.", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[(_path.Length + value.Key.Length + 1)..], entry => value.Read(entry.Value, out var read) ? read : throw new ArgumentException(entry.Value));

        public ISettings Section(string key) => new Settings($"{_path}{key}.", _values, Problems);

        public void Reject(string key, string problem) => Problems.Add($"{_path}{key} {problem}".Trim());
    }
}
