using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;
using Probes.Contract;

namespace BrokerExporter.Tests.Configuration;

public sealed class ShardReaderTests
{
    [Theory]
    [InlineData("broker-exporter-0", 0)]
    [InlineData("broker-exporter-12", 12)]
    [InlineData("broker-exporter", null)]
    [InlineData("broker-exporter-", null)]
    [InlineData("host7", null)]
    [InlineData("7", null)]
    [InlineData("broker-exporter-7f9c", null)]
    public void The_ordinal_is_the_number_behind_the_last_dash(string host, int? expected) => Assert.Equal(expected, ShardReader.OrdinalOf(host));

    [Fact]
    public void The_index_may_come_from_a_variable() =>
        Assert.Equal(new Shard(2, 3), Load("shard: {index: \"${POD_ORDINAL}\", count: 3}", name => name == "POD_ORDINAL" ? "2" : null));

    [Fact]
    public void Without_the_section_a_target_is_whole() => Assert.True(Load("cluster: c", static _ => null).IsWhole);

    private static Shard Load(string line, Func<string, string?> environment)
    {
        var loaded = new ConfigLoader([new FakeKind()], environment).Load("f", $"targets:\n  - name: t\n    {line}\n    fake: {{name_servers: [a:1]}}\n");
        Assert.Empty(loaded.Errors);
        return Assert.Single(loaded.Config.Targets).Shard;
    }
}
