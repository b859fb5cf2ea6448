using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;
using Probes;
using Probes.Contract;

namespace BrokerExporter.Tests.Configuration;

/// <summary>Defaults, then the file, then the environment, then flags.</summary>
public sealed class EnvironmentTests
{
    private const string _file = "log: {level: warn}\ntargets:\n  - name: prod\n    fake: {name_servers: [a:1], timeout: 2s}\n";

    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, string> _flags = [];

    [Fact]
    public void Each_stands_above_the_one_before()
    {
        Assert.Equal(TimeSpan.FromSeconds(10), Load("targets: [{name: a, fake: {name_servers: [a:1]}}]\n").Config.Collection.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(20), Timeout());
        _variables["BROKER_EXPORTER_COLLECTION_TIMEOUT"] = "30s";
        Assert.Equal(TimeSpan.FromSeconds(30), Timeout());
        _flags["--collection.timeout"] = "40s";
        Assert.Equal(TimeSpan.FromSeconds(40), Timeout());

        TimeSpan Timeout() => Load("collection: {timeout: 20s}\n" + _file).Config.Collection.Timeout;
    }

    [Fact]
    public void Every_shape_of_value_can_be_given()
    {
        const string target = "BROKER_EXPORTER_TARGETS_0_";
        _variables[target + "CLUSTER"] = "c";
        _variables[target + "FAKE_NAME_SERVERS"] = "10.0.0.1, [::1]:9877,";
        _variables[target + "FAKE_CONNECTIONS"] = "8";
        _variables[target + "FAKE_DETAILED"] = "true";
        _variables[target + "FAKE_MODE"] = "exact";
        _variables[target + "FAKE_GROUPS"] = "a=1s, b = 2m";
        _variables[target + "FAKE_TLS_ENABLED"] = "true";
        var config = Load(_file).Config.Targets[0];
        Assert.Equal(
            new FakeOptions("10.0.0.1:9876 [::1]:9877", TimeSpan.FromSeconds(2), 8, true, 1, NamePattern.All, 0, "a=00:00:01 b=00:02:00", true), config.Options);
        Assert.Equal("c", config.Cluster);
    }

    [Fact]
    public void One_variable_is_a_whole_configuration()
    {
        _variables["BROKER_EXPORTER_TARGETS_0_FAKE_NAME_SERVERS"] = "a:1";
        var loaded = Load(null);
        Assert.Empty(loaded.Errors);
        var target = Assert.Single(loaded.Config.Targets);
        Assert.Equal(("fake", null), (target.Name, target.Cluster));
        Assert.Equal([0], loaded.TargetLines);
    }

    [Fact]
    public void Variables_may_add_a_target_to_those_of_the_file()
    {
        _variables["BROKER_EXPORTER_TARGETS_1_NAME"] = "other";
        _variables["BROKER_EXPORTER_TARGETS_1_FAKE_NAME_SERVERS"] = "b:1";
        Assert.Equal(["prod", "other"], Load(_file).Config.Targets.Select(target => target.Name));
    }

    [Fact]
    public void What_is_empty_is_not_set()
    {
        _variables["BROKER_EXPORTER_LOG_LEVEL"] = "";
        _variables["BROKER_EXPORTER_TARGETS_1_NAME"] = "";
        var loaded = Load(_file);
        Assert.Empty(loaded.Errors);
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Warning, loaded.Config.Log.Level);
        Assert.Single(loaded.Config.Targets);
    }

    [Fact]
    public void A_mistake_names_the_variable()
    {
        _variables["BROKER_EXPORTER_LOG_LEVEL"] = "loud";
        _variables["BROKER_EXPORTER_TARGETS_0_FAKE_NAME_SERVERS"] = "a:1,:";
        _variables["BROKER_EXPORTER_TARGETS_0_FAKE_PASSWORD_LENGTH"] = "hunter2";
        _variables["BROKER_EXPORTER_TARGETS_0_FAKE_GROUPS"] = "a";
        _variables["BROKER_EXPORTER_TARGETS_2_NAME"] = "far";
        Assert.Equal(
        [
            "environment: BROKER_EXPORTER_LOG_LEVEL: \"loud\" is not one of the choices (expected e.g. debug, info, warn, error)",
            "environment: BROKER_EXPORTER_TARGETS_0_FAKE_GROUPS: has no value (expected a duration, e.g. 10s, 1m30s)",
            "environment: BROKER_EXPORTER_TARGETS_0_FAKE_NAME_SERVERS: \":\" is not an address (expected e.g. 10.0.0.1:9876, [::1]:9876, name:9876)",
            "environment: BROKER_EXPORTER_TARGETS_0_FAKE_PASSWORD_LENGTH: the value is not a number from 0 up (expected e.g. 0)",
            "environment: targets[1]: has no name (expected e.g. name: prod)",
            "environment: targets[1]: names no message system (expected one of fake, nats)",
            "environment: targets[2]: names no message system (expected one of fake, nats)",
        ], Load(_file).Errors.Select(error => error.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_reference_in_the_file_is_replaced_and_one_in_a_variable_is_its_text()
    {
        _variables["HOST"] = "10.0.0.9";
        Assert.Equal("10.0.0.9:1", Options(Load(_file.Replace("a:1", "\"${HOST}:1\"", StringComparison.Ordinal))).NameServers);
        Assert.Equal(
            ["f:4: targets[0].fake.name_servers[0]: needs the environment variable MISSING, which is not set"],
            Load(_file.Replace("a:1", "\"${MISSING}:1\"", StringComparison.Ordinal)).Errors.Select(error => error.ToString()));
        _variables["BROKER_EXPORTER_TARGETS_0_FAKE_NAME_SERVERS"] = "${HOST}:1";
        Assert.Single(Load(_file).Errors);
    }

    [Fact]
    public void A_variable_that_stands_for_nothing_is_a_warning()
    {
        _variables["BROKER_EXPORTER_LOG_LEVLE"] = "info";
        _variables["BROKER_EXPORTER_TARGETS_0_FAKE_TIMEOUTS"] = "1s";
        _variables["BROKER_EXPORTER_LISTEN_PORT"] = "9898";
        _variables["BROKER_EXPORTER_ABSOLUTELY_UNKNOWN_THING"] = "1";
        _variables["OTHER"] = "1";
        var loaded = Load(_file);
        Assert.Empty(loaded.Errors);
        Assert.Equal(
        [
            "BROKER_EXPORTER_ABSOLUTELY_UNKNOWN_THING stands for no key",
            "BROKER_EXPORTER_LISTEN_PORT stands for no key",
            "BROKER_EXPORTER_LOG_LEVLE stands for no key (did you mean \"BROKER_EXPORTER_LOG_LEVEL\"?)",
            "BROKER_EXPORTER_TARGETS_0_FAKE_TIMEOUTS stands for no key (did you mean \"BROKER_EXPORTER_TARGETS_0_FAKE_TIMEOUT\"?)",
        ], loaded.Warnings);
    }

    [Theory]
    [InlineData("BROKER_EXPORTER_SERVICE_HOST", "10.96.0.7")]
    [InlineData("BROKER_EXPORTER_SERVICE_PORT", "9898")]
    [InlineData("BROKER_EXPORTER_SERVICE_PORT_METRICS", "9898")]
    [InlineData("BROKER_EXPORTER_PORT", "tcp://10.96.0.7:9898")]
    [InlineData("BROKER_EXPORTER_PORT_9898_TCP", "tcp://10.96.0.7:9898")]
    [InlineData("BROKER_EXPORTER_PORT_9898_TCP_ADDR", "10.96.0.7")]
    [InlineData("BROKER_EXPORTER_PORT_9898_TCP_PORT", "9898")]
    [InlineData("BROKER_EXPORTER_PORT_9898_TCP_PROTO", "tcp")]
    [InlineData("BROKER_EXPORTER_NATS_SERVICE_HOST", "10.96.0.8")]
    [InlineData("BROKER_EXPORTER_TARGETS_0_FAKE_SERVICE_HOST", "10.96.0.8")]
    [InlineData("BROKER_EXPORTER_CONFIG_FILE", "f")]
    public void What_Kubernetes_says_of_a_Service_of_our_name_is_ignored(string name, string value)
    {
        _variables[name] = value;
        var loaded = Load(_file);
        Assert.Empty(loaded.Errors);
        Assert.Empty(loaded.Warnings);
        Assert.NotEmpty(Load(null).Errors);
    }

    [Fact]
    public void No_two_keys_have_the_same_variable_and_none_is_a_Service_s()
    {
        var kinds = string.Concat(ProbeKinds.All.Select(kind => $"  - name: {kind.Name}\n    {kind.Name}: {{}}\n"));
        var names = new ConfigLoader(ProbeKinds.All).Load("f", "targets:\n" + kinds).KnownKeys
            .Where(key => !key.Kind.Contains("section", StringComparison.Ordinal))
            .Select(key => VariableName.Of(key.Path.Replace("[]", "[0]", StringComparison.Ordinal))).ToList();
        Assert.True(names.Count > 80);
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.DoesNotContain(names, name => VariableName.IsOfService(name, "tcp://10.96.0.7:9898"));
    }

    private static FakeOptions Options(LoadedConfig loaded) => (FakeOptions)loaded.Config.Targets[0].Options;

    private LoadedConfig Load(string? text) =>
        new ConfigLoader([new FakeKind(), new FakeKind("nats")], _variables.GetValueOrDefault, new Overrides(_variables, _flags)).Load("f", text);
}
