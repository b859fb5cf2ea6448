using Probes.Contract;
using Probes.RocketMq;
using Probes.Transport;

namespace Probes.Tests.RocketMq;

public sealed class RocketMqOptionsTests
{
    [Fact]
    public void Defaults_are_what_the_documents_say()
    {
        var settings = new Settings { Lists = { ["name_servers"] = ["ns"] } };
        var options = RocketMqOptions.Read(settings);
        Assert.Empty(settings.Problems);
        Assert.Equal([new Endpoint("ns", 9876)], options.NameServers);
        Assert.Equal(TimeSpan.FromSeconds(3), options.Timeout);
        Assert.Equal(32, options.RequestsInFlight);
        Assert.Equal(Granularity.Topic, options.Granularity);
        Assert.False(options.SystemTopics);
        Assert.True(options.SeedLagSeconds);
        Assert.False(options.ConsumerDetail);
        Assert.False(options.Namespaces);
        Assert.False(options.PopInFlight);
        Assert.True(options.Topics.Admits("anything"));
        Assert.Empty(options.AddressMap);
        Assert.Empty(options.Controllers);
    }

    [Fact]
    public void Controllers_have_a_port_of_their_own_and_must_be_there_once()
    {
        var settings = new Settings { Lists = { ["name_servers"] = ["ns"], ["controllers"] = ["c1", "c2:1234"] } };
        Assert.Equal([new Endpoint("c1", 9878), new Endpoint("c2", 1234)], RocketMqOptions.Read(settings).Controllers);
        Assert.Empty(settings.Problems);
        settings = new Settings { Lists = { ["name_servers"] = ["ns"], ["controllers"] = ["c1:9878", "c1"] } };
        RocketMqOptions.Read(settings);
        Assert.Equal(["controllers names one controller twice"], settings.Problems);
    }

    [Theory]
    [InlineData("0s", "must be above zero")]
    [InlineData("100d", "must be at most 1h")]
    public void A_time_out_must_be_one_that_can_be_waited_for(string timeout, string problem)
    {
        var settings = new Settings { Lists = { ["name_servers"] = ["ns"] }, Values = { ["timeout"] = timeout } };
        RocketMqOptions.Read(settings);
        Assert.Equal([$"timeout {problem}"], settings.Problems);
    }

    [Fact]
    public void Name_servers_must_be_there_and_each_once()
    {
        var settings = new Settings();
        RocketMqOptions.Read(settings);
        Assert.StartsWith("name_servers must not be empty", Assert.Single(settings.Problems), StringComparison.Ordinal);
        settings = new Settings { Lists = { ["name_servers"] = ["ns:9876", "ns"] } };
        RocketMqOptions.Read(settings);
        Assert.Equal(["name_servers names one name server twice"], settings.Problems);
    }

    [Fact]
    public void A_name_is_admitted_if_it_is_included_and_not_excluded()
    {
        var filter = new NameFilter(Pattern("orders.*"), Pattern(".*_old"));
        Assert.True(filter.Admits("orders"));
        Assert.False(filter.Admits("orders_old"));
        Assert.False(filter.Admits("payments"));
        Assert.False(new NameFilter(NamePattern.All, Pattern("x")).Admits("x"));
        Assert.True(new NameFilter(NamePattern.All, Pattern("x")).Admits("xx"));
    }

    private static NamePattern Pattern(string text) => NamePattern.TryParse(text, out var pattern) ? pattern : throw new ArgumentException(text);

    private sealed class Settings : ISettings
    {
        public Dictionary<string, string> Values { get; } = [];

        public Dictionary<string, string[]> Lists { get; } = [];

        public List<string> Problems { get; } = [];

        public T Get<T>(Setting<T> setting) =>
            Values.TryGetValue(setting.Key, out var text) && setting.Read(text, out var value) ? value : setting.Default;

        public IReadOnlyList<T> GetList<T>(Setting<T> element) =>
            [.. Lists.GetValueOrDefault(element.Key, []).Select(text => element.Read(text, out var value) ? value : throw new ArgumentException(text))];

        public IReadOnlyDictionary<string, T> GetMap<T>(Setting<T> value) => new Dictionary<string, T>();

        public ISettings Section(string key) => new Settings();

        public void Reject(string key, string problem) => Problems.Add($"{key} {problem}");
    }
}
