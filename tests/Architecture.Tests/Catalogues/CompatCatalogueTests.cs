using Probes;
using Probes.Contract;
using Probes.Metrics;

namespace Architecture.Tests.Catalogues;

/// <summary>
/// The pages with other exporters' names. promlint's rules and ours for names are not applied: the names are what the
/// dashboards out there ask for, however they are spelt.
/// </summary>
public sealed class CompatCatalogueTests
{
    private static readonly CompatPage[] _pages = [.. ProbeKinds.All.SelectMany(kind => kind.CompatPages)];

    public static TheoryData<string> Pages => [.. _pages.Select(page => page.Name)];

    public static TheoryData<string, string> Served =>
        [.. _pages.SelectMany(page => page.Metrics.Select(metric => (page.Name, metric.Name)))];

    [Fact]
    public void A_page_s_name_is_its_own_and_can_stand_in_a_path()
    {
        Assert.Equal(_pages.Select(page => page.Name).Distinct(), _pages.Select(page => page.Name));
        Assert.All(_pages, page => Assert.Matches("^[a-z0-9]+([-_][a-z0-9]+)*$", page.Name));
    }

    [Theory]
    [InlineData("rocketmq-exporter", 89)]
    [InlineData("prometheus-nats-exporter", 196)]
    [InlineData("nats-surveyor", 181)]
    [InlineData("kafka_exporter", 17)]
    [InlineData("kminion", 34)]
    public void Every_family_of_the_other_exporter_is_accounted_for_once(string name, int families)
    {
        var page = _pages.Single(page => page.Name == name);
        Assert.Equal(families, page.Families.Length);
        Assert.Equal(families, page.Families.Select(family => family.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_is_not_served_says_why(string name) => Assert.All(
        _pages.Single(page => page.Name == name).Families.Where(family => family.Metric is null), family => Sentence.Check(family.Difference));

    [Theory]
    [MemberData(nameof(Served))]
    public void A_served_family_says_what_it_is_and_where_it_comes_from(string page, string name)
    {
        var metric = Find(page, name);
        Sentence.Check(metric.Help);
        Assert.NotEqual("", metric.Origin);
        Assert.Equal(metric.Labels.Distinct(), metric.Labels);
        // Whatever the name says: most of them fall, and rate() of a gauge works as it always did.
        Assert.Equal(MetricType.Gauge, metric.Type);
    }

    /// <summary>What two pages show under one name is the same metric. Only this one has other labels: it is 1 for each broker on both.</summary>
    [Fact]
    public void No_name_means_two_things() => Assert.Equal(
        ["kafka_broker_info"],
        _pages.SelectMany(page => page.Metrics).Except(Catalogues.Metrics).Select(metric => metric.Name).Intersect(Catalogues.Metrics.Select(metric => metric.Name)));

    private static Metric Find(string page, string name) =>
        _pages.Single(entry => entry.Name == page).Metrics.Single(metric => metric.Name == name);
}
