using Probes.Contract;
using Probes.Nats;
using Probes.Tests.Testing;
using Probes.Transport;

namespace Probes.Tests.Nats;

public sealed class NatsSystemOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Settings _settings = new("");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_section_there_is_no_system()
    {
        Assert.Null(NatsSystemOptions.Read(_settings));
        Assert.Empty(_settings.Problems);
    }

    [Fact]
    public void Nothing_but_an_address_is_needed()
    {
        _settings["url"] = "nats://n1";
        var options = NatsSystemOptions.Read(_settings)!;
        Assert.Empty(_settings.Problems);
        Assert.Equal([new Endpoint("n1", 4222)], options.Servers);
        Assert.Equal((NatsLogin.None, null, false, "_INBOX"), (options.Login, options.Tls, options.TlsFirst, options.InboxPrefix));
        Assert.Equal(TimeSpan.FromSeconds(3), options.Timeout);
    }

    [Fact]
    public void Several_servers_are_one_system()
    {
        _settings.Lists["urls"] = ["nats://n1:4223", "n2", "nats://[::1]:4222/"];
        Assert.Equal(
            [new Endpoint("n1", 4223), new Endpoint("n2", 4222), new Endpoint("::1", 4222)], NatsSystemOptions.Read(_settings)!.Servers);
        Assert.Empty(_settings.Problems);
    }

    [Fact]
    public void An_address_may_want_TLS()
    {
        _settings["url"] = "tls://n1";
        _settings["tls_first"] = "true";
        _settings["tls.server_name"] = "nats.example";
        var options = NatsSystemOptions.Read(_settings)!;
        Assert.Empty(_settings.Problems);
        Assert.Equal((new TlsOptions { ServerName = "nats.example" }, true), (options.Tls, options.TlsFirst));
    }

    [Theory]
    [InlineData("user", "sys", "password is missing (expected both, user and password or password_file)")]
    [InlineData("password", "p", "user is missing (expected both, user and password or password_file)")]
    [InlineData("inbox_prefix", "_INBOX.>", "inbox_prefix is not the beginning of a subject (expected words with dots between them, e.g. _INBOX_exporter)")]
    [InlineData("inbox_prefix", "a b", "inbox_prefix is not the beginning of a subject (expected words with dots between them, e.g. _INBOX_exporter)")]
    [InlineData("inbox_prefix", "a.", "inbox_prefix is not the beginning of a subject (expected words with dots between them, e.g. _INBOX_exporter)")]
    [InlineData("inbox_prefix", "", "inbox_prefix is not the beginning of a subject (expected words with dots between them, e.g. _INBOX_exporter)")]
    [InlineData("timeout", "0s", "timeout must be above zero and at most 1h")]
    [InlineData("timeout", "2h", "timeout must be above zero and at most 1h")]
    [InlineData("tls_first", "true", "tls_first is true without TLS (expected tls: {enabled: true}, or an address that begins with tls://)")]
    [InlineData("creds_file", "/does/not/exist", "creds_file /does/not/exist: no such file")]
    public void What_cannot_be_meant_is_refused(string key, string value, string problem)
    {
        (_settings["url"], _settings[key]) = ("nats://n1", value);
        NatsSystemOptions.Read(_settings);
        Assert.Equal([problem], _settings.Problems);
    }

    [Fact]
    public void Two_ways_to_log_in_are_refused()
    {
        (_settings["url"], _settings["user"], _settings["password"], _settings["token"]) = ("n1", "u", "p", "t");
        NatsSystemOptions.Read(_settings);
        Assert.Equal(["token stands beside user (expected one way to log in)"], _settings.Problems);
        _settings.Problems.Clear();
        (_settings["token"], _settings["user"], _settings["password"]) = ("", "", "");
        (_settings["nkey_seed"], _settings["creds_file"]) = ("SU", _folder.Write("x.creds", "x"));
        NatsSystemOptions.Read(_settings);
        Assert.Equal(["creds_file stands beside nkey_seed (expected one way to log in)"], _settings.Problems);
    }

    [Theory]
    [InlineData("nats://user:hunter2@n1:4222")]
    [InlineData("nats://hunter2@n1")]
    [InlineData("user:hunter2@n1")]
    [InlineData("http://user:hunter2@n1:99999")]
    public void Credentials_in_an_address_are_refused_and_not_repeated(string url)
    {
        _settings["url"] = url;
        NatsSystemOptions.Read(_settings);
        Assert.Equal(["url has credentials in it (expected them in user and password, or token)"], _settings.Problems);
    }

    [Fact]
    public void Addresses_that_do_not_go_together_are_refused()
    {
        (_settings["url"], _settings.Lists["urls"]) = ("n1", ["n2", "nats://n2:4222"]);
        NatsSystemOptions.Read(_settings);
        Assert.Equal(["urls stands beside url (expected one of them)", "urls names one server twice"], _settings.Problems);
    }

    [Fact]
    public void TLS_that_is_wanted_and_not_wanted_is_refused()
    {
        (_settings["url"], _settings["tls.enabled"]) = ("tls://n1", "false");
        NatsSystemOptions.Read(_settings);
        Assert.Equal(["tls.enabled is false, but an address begins with tls:// (expected one of them)"], _settings.Problems);
    }

    [Theory]
    [InlineData("token", "t")]
    [InlineData("inbox_prefix", "a")]
    [InlineData("tls.enabled", "true")]
    public void A_login_without_an_address_is_refused(string key, string value)
    {
        _settings[key] = value;
        Assert.Null(NatsSystemOptions.Read(_settings));
        Assert.Equal(["url is missing (expected e.g. nats://10.0.0.1:4222)"], _settings.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://n1:8222")]
    [InlineData("ws://n1")]
    [InlineData("nats://")]
    [InlineData("nats://n1:0")]
    [InlineData("nats://n1:4222/path")]
    [InlineData("n1,n2")]
    public void What_is_no_address_of_a_server_is_none(string text) => Assert.False(ServerUrl.TryParse(text, out _));

    private sealed class Settings(string prefix) : ISettings
    {
        private Dictionary<string, string> Values { get; init; } = [];

        public Dictionary<string, string[]> Lists { get; } = [];

        public List<string> Problems { get; private init; } = [];

        public string this[string key]
        {
            set => Values[key] = value;
        }

        public T Get<T>(Setting<T> setting) =>
            Values.TryGetValue(prefix + setting.Key, out var text) && setting.Read(text, out var value) ? value : setting.Default;

        public IReadOnlyList<T> GetList<T>(Setting<T> element) =>
            [.. Lists.GetValueOrDefault(element.Key, []).Select(text => element.Read(text, out var value) ? value : throw new ArgumentException(text))];

        public IReadOnlyDictionary<string, T> GetMap<T>(Setting<T> value) => new Dictionary<string, T>();

        public ISettings Section(string key) => new Settings($"{key}.") { Values = Values, Problems = Problems };

        public void Reject(string key, string problem) => Problems.Add($"{prefix}{key} {problem}");
    }
}
