using Probes;
using Probes.Metrics;

namespace Architecture.Tests.Documents;

/// <summary>docs/scale-out.md says of every metric that several shards give, or none, what the code says.</summary>
public sealed class ScaleOutTests
{
    private static readonly string[] _lines = Repository.Read("docs/scale-out.md").Split('\n');

    public static TheoryData<AcrossShards, string> Rules => new()
    {
        { AcrossShards.Sum, "| `sum` |" },
        { AcrossShards.Largest, "| `max` |" },
        { AcrossShards.Smallest, "| `min` |" },
        { AcrossShards.Absent, "| absent in shards |" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_table_has_every_metric_of_a_rule(AcrossShards rule, string row)
    {
        var line = Assert.Single(_lines, line => line.StartsWith(row, StringComparison.Ordinal));
        var expected = MessagingMetrics.All.Concat(ProbeKinds.All.SelectMany(kind => kind.Metrics))
            // Those of consumer_detail are named all together.
            .Where(metric => metric.Shards == rule && !metric.Origin.StartsWith("GET_CONSUMER_RUNNING_INFO", StringComparison.Ordinal))
            .Select(metric => metric.Name).Order(StringComparer.Ordinal);
        Assert.Equal(expected, line.Split('`').Where(word => word.Contains('_', StringComparison.Ordinal) && word != "consumer_detail").Order(StringComparer.Ordinal));
    }
}
