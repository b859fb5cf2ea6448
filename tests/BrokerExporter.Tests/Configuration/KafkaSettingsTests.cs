using BrokerExporter.Configuration;
using Probes;
using Tests.Shared;

namespace BrokerExporter.Tests.Configuration;

/// <summary>Kafka's section as a user writes it, and everything that is said of what is wrong.</summary>
public sealed class KafkaSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("broker-exporter-");

    public KafkaSettingsTests()
    {
        using var authority = new Authority("Test CA");
        File.WriteAllText(Path.Combine(_folder.FullName, "ca.pem"), authority.Pem);
        File.WriteAllText(Path.Combine(_folder.FullName, "secret"), "hunter2\n");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string, string[]> Mistakes => new()
    {
        { "bootstrap_servers: [a, b:9093]", [] },
        { "bootstrap_servers: []", [": bootstrap_servers: must not be empty (expected a list, e.g. [10.0.0.1:9092, 10.0.0.2:9092])"] },
        { "bootstrap_servers: [\"a:b\"]", [".bootstrap_servers[0]: \"a:b\" is not an address (expected e.g. 10.0.0.1:9092, [::1]:9092, name:9092)"] },
        { "bootstrap_servers: [a]\n      granularity: queue", [".granularity: \"queue\" is not one of the choices (expected e.g. topic, partition)"] },
        { "bootstrap_servers: [a]\n      bootstrap_server: b", [".bootstrap_server: unknown key"] },
        { "bootstrap_servers: [a]\n      address_map: {\"kafka-0:9092\": \"127.0.0.1:19092\"}", [] },
        { "bootstrap_servers: [a]\n      address_map: {\"kafka-0:9092\": \"here\"}", [".address_map.kafka-0:9092: \"here\" is not an address (expected e.g. 10.0.0.1:9092, [::1]:9092, name:9092)"] },
        { "bootstrap_servers: [a]\n      sasl: {mechanism: SCRAM-SHA-512, username: exporter, password: \"${SECRET}\"}", [] },
        { "bootstrap_servers: [a]\n      sasl: {mechanism: SCRAM-SHA-512, username: exporter, password_file: DIR/none}", [".sasl.password_file: DIR/none: no such file"] },
        { "bootstrap_servers: [a]\n      sasl: {mechanism: GSSAPI, username: exporter}", [
            ".sasl.mechanism: \"GSSAPI\" is not one of the choices (expected e.g. PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, OAUTHBEARER)"] },
        { "bootstrap_servers: [a]\n      sasl: {mechanism: OAUTHBEARER, oauth: {token_url: \"https://login/token\", client_id: me, client_secret_file: DIR/secret, tls: {ca_file: DIR/ca.pem}}}", [] },
        { "bootstrap_servers: [a]\n      sasl: {mechanism: OAUTHBEARER, oauth: {token_url: \"https://hunter2@login\", client_id: me, client_secret: hunter2}}", [
            ".sasl.oauth.token_url: has credentials in it, which would be shown in logs (expected them in client_id and client_secret)"] },
        { "bootstrap_servers: [a]\n      tls: {enabled: true, ca_file: DIR/ca.pem}", [] },
        { "bootstrap_servers: [a]\n      canary: {enabled: true, topic: orders}", [
            ".canary.topic: must begin with broker_exporter_canary and go on with letters, digits, '.', '_' or '-', up to 249 in all: a canary never writes to a topic that could be somebody's (expected e.g. broker_exporter_canary)"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Every_mistake_has_its_line_its_key_and_no_secret(string section, string[] expected)
    {
        var errors = Load(section).Errors.Select(error => error.ToString()).ToArray();
        Assert.Equal(expected.Length, errors.Length);
        Assert.All(errors.Zip(expected), pair =>
        {
            Assert.Matches("^exporter.yaml:[4567]: targets\\[0\\]\\.kafka", pair.First);
            Assert.EndsWith(pair.Second.TrimStart(':', ' ', '.').Replace("DIR", _folder.FullName, StringComparison.Ordinal), pair.First, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(errors, error => error.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void No_option_shows_a_secret_when_it_is_printed()
    {
        var target = Assert.Single(Load("bootstrap_servers: [a]\n      sasl: {mechanism: PLAIN, username: exporter, password: hunter2}").Config.Targets);
        Assert.Contains("<secret>", target.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", target.ToString(), StringComparison.Ordinal);
    }

    private LoadedConfig Load(string section) => new ConfigLoader(ProbeKinds.All, name => name == "SECRET" ? "hunter2" : null).Load(
        "exporter.yaml", $"targets:\n  - name: prod\n    kafka:\n      {section.Replace("DIR", _folder.FullName, StringComparison.Ordinal)}\n");
}
