using Probes.Contract;
using Probes.Nats;

namespace Probes.Tests.Nats;

public sealed class NatsOptionsTests
{
    private readonly Settings _settings = new() { Lists = { ["monitor"] = ["http://127.0.0.1:8222"] } };

    [Fact]
    public void Nothing_but_an_address_is_needed()
    {
        var options = NatsOptions.Read(_settings);
        Assert.Empty(_settings.Problems);
        Assert.Equal([new Uri("http://127.0.0.1:8222")], options.Monitor.Addresses);
        Assert.Equal(TimeSpan.FromSeconds(3), options.Monitor.Timeout);
        Assert.Null(options.Monitor.Tls);
        Assert.Equal((false, 0), (options.Subscriptions, options.Connections));
    }

    [Fact]
    public void Detail_is_there_if_it_is_wanted()
    {
        _settings.Values["subscriptions"] = "true";
        _settings.Values["connections"] = "25";
        var options = NatsOptions.Read(_settings);
        Assert.Empty(_settings.Problems);
        Assert.Equal((true, 25), (options.Subscriptions, options.Connections));
    }

    [Theory]
    [InlineData("monitor names one address twice", "http://a:8222", "http://a:8222/")]
    [InlineData("monitor has http and https addresses side by side (expected one of them: put the others into a target of their own)", "http://a:8222", "https://b:8222")]
    public void Addresses_that_do_not_go_together_are_refused(string problem, params string[] addresses)
    {
        _settings.Lists["monitor"] = addresses;
        NatsOptions.Read(_settings);
        Assert.Contains(problem, _settings.Problems);
    }

    [Theory]
    [InlineData("http://user:hunter2@a:8222")]
    [InlineData("nats://hunter2@a")]
    [InlineData("http://hunter2@a:8222/?x=1")]
    public void Credentials_in_an_address_are_refused_and_not_repeated(string address)
    {
        _settings.Lists["monitor"] = [address];
        NatsOptions.Read(_settings);
        Assert.Equal(["monitor has credentials in it, which would be shown in logs and labels (expected them in username and password)"], _settings.Problems);
    }

    [Theory]
    [InlineData("nats://a:4222")]
    [InlineData("http://a:8222/?x=1")]
    [InlineData("http://a:8222/#x")]
    [InlineData("a:8222")]
    [InlineData("")]
    public void An_address_without_a_scheme_is_none(string text) =>
        Assert.False(NatsSettingTypes.MonitorAddress("monitor").Read(text, out _));

    [Theory]
    [InlineData("username", "x", "password is missing (expected both, username and password)")]
    [InlineData("password", "x", "username is missing (expected both, username and password)")]
    [InlineData("timeout", "0s", "timeout must be above zero and at most 1h")]
    [InlineData("timeout", "2h", "timeout must be above zero and at most 1h")]
    public void What_cannot_be_meant_is_refused(string key, string value, string problem)
    {
        _settings.Values[key] = value;
        NatsOptions.Read(_settings);
        Assert.Equal([problem], _settings.Problems);
    }

    [Fact]
    public void A_password_and_a_token_at_once_are_refused()
    {
        (_settings.Values["username"], _settings.Values["password"], _settings.Values["bearer_token"]) = ("u", "p", "t");
        NatsOptions.Read(_settings);
        Assert.Equal(["bearer_token stands beside password (expected one of them)"], _settings.Problems);
    }

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
