using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;
using Probes;

namespace BrokerExporter.Tests.Configuration;

public sealed class ConfigTextTests
{
    private const string _acl =
        """
        targets:
          - name: prod
            rocketmq:
              name_servers: [a, "[::1]:9877"]
              acl: {access_key: hunter1, secret_key: "${SECRET}", security_token: hunter3}
              topics: {include: "orders_.*|\"x\""}
              address_map: {"172.17.0.2:10911": "127.0.0.1:10911", "172.17.0.3:10911": "127.0.0.1:10912"}

        """;

    [Fact]
    public void Everything_in_effect_is_shown_but_no_secret()
    {
        var text = Load(_acl).Config.Text;
        Assert.Contains("\n    rocketmq:\n      name_servers:\n        - \"a:9876\"\n        - \"[::1]:9877\"\n", text, StringComparison.Ordinal);
        Assert.Contains("\n        access_key: <secret>\n", text, StringComparison.Ordinal);
        Assert.Contains("\n        include: \"orders_.*|\\\"x\\\"\"\n", text, StringComparison.Ordinal);
        Assert.Contains("\n        \"172.17.0.2:10911\": \"127.0.0.1:10911\"\n", text, StringComparison.Ordinal);
        Assert.Contains("log:\n  level: info\n", text, StringComparison.Ordinal);
        Assert.Contains("collection:\n  timeout: 10s\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_reads_back_as_itself()
    {
        var first = Load(_acl + "  - name: q\n    nats: {monitor: [\"http://127.0.0.1:8222\"], password: p, username: u, system: {url: \"${URL}\", user: s, password: p}}\n  - {name: r, cluster: c, rocketmq: {name_servers: [b]}}\n").Config;
        var second = Load(first.Text.Replace("<secret>", "hunter1", StringComparison.Ordinal));
        Assert.Empty(second.Errors);
        Assert.Equal(first.Text, second.Config.Text);
        Assert.Equal(first.Targets[2].Fingerprint, second.Config.Targets[2].Fingerprint);
    }

    [Fact]
    public void A_name_cannot_forge_a_line_or_turn_one_around() => Assert.Equal(
        "a: \"x\\u000ab: \\u202ey\\\\\\\"\"\n",
        ConfigText.Write(new MapNode(0, [new("a", 0, new ScalarNode(0, "x\nb: \u202Ey\\\"", IsNull: false))])));

    [Theory]
    [InlineData("secret_key: \"${SECRET}\"", "secret_key: hunter2", true)]
    [InlineData("name_servers: [a,", "name_servers: [\"a:9876\",", true)]
    [InlineData("acl:", "timeout: 3000ms\n      acl:", true)]
    [InlineData("\"172.17.0.2:10911\": \"127.0.0.1:10911\", \"172.17.0.3:10911\": \"127.0.0.1:10912\"", "\"172.17.0.3:10911\": \"127.0.0.1:10912\", \"172.17.0.2:10911\": \"127.0.0.1:10911\"", true)]
    [InlineData("172.17.0.3:10911", "172.17.0.4:10911", false)]
    [InlineData("security_token: hunter3", "security_token: hunter4", false)]
    [InlineData("name: prod", "name: other", false)]
    [InlineData("name: prod", "name: prod\n    cluster: c", false)]
    [InlineData("acl:", "timeout: 4s\n      acl:", false)]
    [InlineData("orders_", "order_", false)]
    public void A_target_is_the_same_if_what_is_in_effect_is(string from, string to, bool same)
    {
        var (before, after) = (Load(_acl), Load(_acl.Replace(from, to, StringComparison.Ordinal)));
        Assert.Empty(after.Errors);
        Assert.Equal(same, Equals(before.Config.Targets[0].Fingerprint, after.Config.Targets[0].Fingerprint));
    }

    [Fact]
    public void A_second_target_of_a_system_changes_the_first_whose_cluster_was_the_brokers()
    {
        var both = Load(_acl + "  - {name: r, rocketmq: {name_servers: [b]}}\n").Config;
        Assert.NotEqual(Load(_acl).Config.Targets[0].Fingerprint, both.Targets[0].Fingerprint);
        Assert.Contains("\n    cluster: prod\n", both.Text, StringComparison.Ordinal);
    }

    private static LoadedConfig Load(string text) =>
        new ConfigLoader(ProbeKinds.All, name => name switch { "SECRET" => "hunter2", "URL" => "nats://10.0.0.1:4222", _ => null }).Load("f", text);
}
