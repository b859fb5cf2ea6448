using System.Text.RegularExpressions;
using Probes;
using Probes.Metrics;

namespace Architecture.Tests.Catalogues;

public sealed partial class CatalogueTests
{
    /// <summary>Counted or timed by the exporter, or put together from answers of several requests, as their help says.</summary>
    private static readonly string[] _ownObservations =
    [
        "rocketmq_name_server_request_duration_seconds",
        "rocketmq_name_server_request_failures_total",
    ];

    public static TheoryData<string> Names => [.. Catalogues.Metrics.Select(metric => metric.Name)];

    [Fact]
    public void No_two_catalogues_clash() =>
        Assert.Equal(Catalogues.Metrics.Select(metric => metric.Name).Order(), Catalogues.Whole().Select(metric => metric.Name).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_metric_obeys_promlint(string name) => Assert.Empty(PromLint.Problems(Find(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_help_text_is_a_sentence(string name) => Sentence.Check(Find(name).Help);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_and_its_labels_are_plain_and_say_themselves_once(string name)
    {
        var metric = Find(name);
        Assert.All(metric.Labels.Prepend(name), word => Assert.Matches(SnakeCase(), word));
        Assert.Equal(metric.Labels.Distinct(), metric.Labels);
        // "type" says nothing; the others are Prometheus' own.
        Assert.Empty(metric.Labels.Intersect(["type", "job", "instance", "le", "quantile"]));
        Assert.DoesNotContain(metric.Labels, label => name.EndsWith($"_by_{label}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_info_metric_is_a_gauge_and_a_time_is_in_Unix_seconds(string name)
    {
        var metric = Find(name);
        if (name.EndsWith("_info", StringComparison.Ordinal))
            Assert.Equal(MetricType.Gauge, metric.Type);
        if (name.Contains("timestamp", StringComparison.Ordinal))
        {
            Assert.EndsWith("_timestamp_seconds", name, StringComparison.Ordinal);
            Assert.Contains("Unix time", metric.Help, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Buckets_belong_to_histograms_and_rise(string name)
    {
        var metric = Find(name);
        Assert.Equal(metric.Type == MetricType.Histogram, metric.Buckets.Length > 0);
        Assert.Equal(metric.Buckets.Order().Distinct(), metric.Buckets);
    }

    [Fact]
    public void A_broker_s_own_metrics_carry_its_name_in_front() => Assert.All(ProbeKinds.All, kind =>
        Assert.All(kind.Metrics, metric => Assert.StartsWith(kind.Name + "_", metric.Name, StringComparison.Ordinal)));

    [Fact]
    public void The_shared_vocabulary_tells_systems_apart() => Assert.All(MessagingMetrics.All, metric =>
    {
        Assert.StartsWith("messaging_", metric.Name, StringComparison.Ordinal);
        Assert.Equal("system", metric.Labels[0]);
    });

    [Fact]
    public void A_number_from_a_broker_says_where_it_comes_from() => Assert.Equal(
        _ownObservations.Order(),
        ProbeKinds.All.SelectMany(kind => kind.Metrics).Where(metric => metric.Origin.Length == 0).Select(metric => metric.Name).Order());

    [Theory]
    [InlineData("a_total", MetricType.Gauge, "non-counter")]
    [InlineData("requests", MetricType.Counter, "_total")]
    [InlineData("requests_count", MetricType.Gauge, "_count")]
    [InlineData("lag_gauge", MetricType.Gauge, "type 'gauge'")]
    [InlineData("a:b", MetricType.Gauge, "':'")]
    [InlineData("lagMessages", MetricType.Gauge, "camelCase")]
    [InlineData("wait_ms", MetricType.Gauge, "abbreviated")]
    [InlineData("wait_milliseconds", MetricType.Gauge, "\"seconds\"")]
    [InlineData("age_minutes", MetricType.Gauge, "\"seconds\"")]
    [InlineData("size_kilobytes", MetricType.Gauge, "\"bytes\"")]
    [InlineData("size_bits", MetricType.Gauge, "\"bytes\"")]
    public void The_lint_finds_what_is_wrong(string name, MetricType type, string said)
    {
        var metric = type == MetricType.Counter ? Metric.Counter(name, "Help.") : Metric.Gauge(name, "Help.");
        Assert.Contains(PromLint.Problems(metric), problem => problem.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void The_lint_knows_the_labels_of_other_types()
    {
        Assert.NotEmpty(PromLint.Problems(Metric.Gauge("a", "Help.", "le")));
        Assert.NotEmpty(PromLint.Problems(Metric.Gauge("a", "Help.", "quantile")));
        Assert.NotEmpty(PromLint.Problems(Metric.Gauge("a", "Help.", "brokerName")));
        Assert.NotEmpty(PromLint.Problems(Metric.Gauge("a", "")));
        Assert.Empty(PromLint.Problems(Metric.Gauge("a_seconds", "Help.", "broker")));
    }

    private static Metric Find(string name) => Catalogues.Metrics.Single(metric => metric.Name == name);

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
