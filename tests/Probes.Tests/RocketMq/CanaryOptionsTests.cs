using Probes.Contract;
using Probes.RocketMq;

namespace Probes.Tests.RocketMq;

public sealed class CanaryOptionsTests
{
    [Fact]
    public void Without_a_topic_there_is_no_canary()
    {
        var settings = new Settings();
        var options = CanaryOptions.Read(settings);
        Assert.Empty(settings.Problems);
        Assert.Equal(CanaryOptions.Off, options);
        Assert.False(options.IsOn);
        Assert.Equal(TimeSpan.FromSeconds(60), options.Interval);
        Assert.False(options.CreateTopic);
        Assert.Equal(CanaryOptions.Off, new RocketMqOptions().Canary);
    }

    [Theory]
    [InlineData("broker_exporter_canary")]
    [InlineData("broker_exporter_canary_2")]
    [InlineData("broker_exporter_canary-EU")]
    [InlineData("INST_1%broker_exporter_canary")]
    public void A_topic_that_says_whose_it_is_may_be_used(string topic)
    {
        var settings = new Settings { ["topic"] = topic, ["interval"] = "30s", ["create_topic"] = "true" };
        var options = CanaryOptions.Read(settings);
        Assert.Empty(settings.Problems);
        Assert.Equal(new CanaryOptions { Topic = topic, Interval = TimeSpan.FromSeconds(30), CreateTopic = true }, options);
        Assert.True(options.IsOn);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("canary")]
    [InlineData("my_broker_exporter_canary")]
    [InlineData("broker_exporter_canar")]
    [InlineData("Broker_Exporter_Canary")]
    [InlineData("TBW102")]
    [InlineData("SCHEDULE_TOPIC_XXXX")]
    [InlineData("RMQ_SYS_TRANS_HALF_TOPIC")]
    [InlineData("OFFSET_MOVED_EVENT")]
    [InlineData("rmq_sys_wheel_timer")]
    [InlineData("%RETRY%broker_exporter_canary")]
    [InlineData("%DLQ%broker_exporter_canary")]
    [InlineData("%LMQ%broker_exporter_canary")]
    [InlineData("INST_1%%DLQ%broker_exporter_canary")]
    [InlineData("INST_1%orders%broker_exporter_canary")]
    [InlineData("broker_exporter_canary orders")]
    [InlineData("broker_exporter_canary\n")]
    [InlineData("broker_exporter_canary%orders")]
    [InlineData("broker_exporter_canary_ü")]
    [InlineData("broker_exporter_canary_0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678")]
    public void A_topic_that_could_be_somebody_s_is_refused_and_the_canary_stays_off(string topic)
    {
        var settings = new Settings { ["topic"] = topic };
        Assert.False(CanaryOptions.Read(settings).IsOn);
        var problem = Assert.Single(settings.Problems);
        Assert.StartsWith("topic must begin with broker_exporter_canary ", problem, StringComparison.Ordinal);
        Assert.False(CanaryOptions.IsNameOfCanary(topic));
    }

    [Theory]
    [InlineData("0s")]
    [InlineData("999ms")]
    [InlineData("1h1ms")]
    [InlineData("100d")]
    public void An_interval_is_neither_a_flood_nor_longer_than_an_hour(string interval)
    {
        var settings = new Settings { ["topic"] = "broker_exporter_canary", ["interval"] = interval };
        CanaryOptions.Read(settings);
        Assert.Equal(["interval must be from 1s to 1h"], settings.Problems);
    }

    [Fact]
    public void To_create_a_topic_needs_its_name()
    {
        var settings = new Settings { ["create_topic"] = "true" };
        CanaryOptions.Read(settings);
        Assert.Equal(["create_topic says nothing without a topic"], settings.Problems);
    }

    private sealed class Settings : Dictionary<string, string>, ISettings
    {
        public List<string> Problems { get; } = [];

        public T Get<T>(Setting<T> setting) =>
            TryGetValue(setting.Key, out var text) && setting.Read(text, out var value) ? value : setting.Default;

        public IReadOnlyList<T> GetList<T>(Setting<T> element) => [];

        public IReadOnlyDictionary<string, T> GetMap<T>(Setting<T> value) => new Dictionary<string, T>();

        public ISettings Section(string key) => new Settings();

        public void Reject(string key, string problem) => Problems.Add($"{key} {problem}");
    }
}
