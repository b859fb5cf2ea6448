using EndToEnd.Nats.Testing;
using EndToEnd.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Client;
using Probes.Nats.Client.SystemAccount;
using Probes.Nats.Protocol.Wire;
using Probes.Transport;
using Tests.Shared;

namespace EndToEnd.Nats.SystemAccount;

/// <summary>Each way to log in to a real server, and what is said when it is the wrong one.</summary>
public sealed class LoginTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Authority _authority = new("Test CA");

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task User_and_password()
    {
        await using var server = await NatsServer.StartAsync(SystemUsers("{user: sys, password: right}"));
        await LogsInAsync(server, new NatsLogin { User = "sys", Password = Secret.Of("right") });
        await FailsAsync(server, new NatsLogin { User = "sys", Password = Secret.Of("wrong") }, FailureKind.Auth, "refused the login of user sys (Authorization Violation): check user and password");
        await FailsAsync(server, NatsLogin.None, FailureKind.Auth, "without credentials (Authorization Violation): set user and password, token, nkey_seed or creds_file");
        await FailsAsync(server, new NatsLogin { Token = Secret.Of("right") }, FailureKind.Auth, "with a token");
        await FailsAsync(server, Nkey(out _), FailureKind.Auth, "the server knows no users with keys (it sent no nonce)");
    }

    [Fact]
    public async Task User_of_another_account_is_told_that_nobody_answers()
    {
        await using var server = await NatsServer.StartAsync("accounts: { APP: {users: [{user: app, password: p}]}, SYS: {users: [{user: sys, password: p}]} }, system_account: SYS");
        await FailsAsync(server, new NatsLogin { User = "app", Password = Secret.Of("p") }, FailureKind.Unsupported, "is the user one of the system account");
    }

    [Fact]
    public async Task Token()
    {
        await using var server = await NatsServer.StartAsync("authorization: {token: right}");
        // Who logs in with a token is in the global account, where nobody answers.
        await FailsAsync(server, new NatsLogin { Token = Secret.Of("right") }, FailureKind.Unsupported, "is the user one of the system account");
        await FailsAsync(server, new NatsLogin { Token = Secret.Of("wrong") }, FailureKind.Auth, "refused the login with a token (Authorization Violation): check token");
    }

    [Fact]
    public async Task Nkey_of_a_user()
    {
        var login = Nkey(out var publicKey);
        await using var server = await NatsServer.StartAsync(SystemUsers($"{{nkey: {publicKey}}}"));
        await LogsInAsync(server, login);
        await FailsAsync(server, Nkey(out var other), FailureKind.Auth, $"refused the login of nkey {other} (Authorization Violation): check that this public key is one of the server's users");
        await FailsAsync(server, new NatsLogin { NkeySeed = Secret.Of("SUNONSENSE") }, FailureKind.Auth, "nkey_seed: not an nkey seed");
    }

    [Fact]
    public async Task Credentials_of_an_operator()
    {
        using var authority = new NatsAuthority();
        using var stranger = new NatsAuthority();
        await using var server = await NatsServer.StartAsync(authority.Config);
        await LogsInAsync(server, Creds(authority.Credentials()));
        await LogsInAsync(server, Creds(authority.Credentials(TimeProvider.System.GetUtcNow().AddHours(1))));
        await FailsAsync(server, Creds(authority.Credentials(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))), FailureKind.Auth, "its JWT expired on 2026-01-02 03:04 UTC, make a new one");
        await FailsAsync(server, Creds(stranger.Credentials()), FailureKind.Auth, "check that the server knows the account that issued it");
        await FailsAsync(server, Creds("nonsense"), FailureKind.Auth, "has no block \"BEGIN NATS USER JWT\"");
    }

    [Fact]
    public async Task TLS_and_a_client_certificate()
    {
        var certificate = _authority.Issue("127.0.0.1");
        var client = _authority.Issue("exporter");
        await using var server = await NatsServer.StartAsync(
            """
            tls: {cert_file: "{folder}/cert.pem", key_file: "{folder}/key.pem", ca_file: "{folder}/ca.pem", verify_and_map: true}
            accounts: { SYS: {users: [{user: "CN=exporter"}]} }
            system_account: SYS
            """,
            "n1", ("cert.pem", certificate.Certificate), ("key.pem", certificate.Key), ("ca.pem", _authority.Pem));
        var right = new TlsOptions
        {
            CaFile = _folder.Write("ca.pem", _authority.Pem),
            CertFile = _folder.Write("cert.pem", client.Certificate),
            KeyFile = _folder.Write("key.pem", client.Key),
        };
        await LogsInAsync(server, NatsLogin.None, right);
        await FailsAsync(server, NatsLogin.None, FailureKind.Tls, "the server talks to nobody without TLS: set tls");
        await FailsAsync(server, NatsLogin.None, FailureKind.Tls, "wants a client certificate (cert_file and key_file in tls)", right with { CertFile = null, KeyFile = null });
        await FailsAsync(server, NatsLogin.None, FailureKind.Tls, "is not known to this machine", right with { CaFile = null });
        var other = _authority.Issue("somebody");
        var unknown = right with { CertFile = _folder.Write("other.pem", other.Certificate), KeyFile = _folder.Write("other.key", other.Key) };
        await FailsAsync(server, NatsLogin.None, FailureKind.Auth, "a client certificate (tls.cert_file) that it knows", unknown);
    }

    [Fact]
    public async Task A_server_without_TLS_is_not_talked_to_when_TLS_is_wanted()
    {
        await using var server = await NatsServer.StartAsync();
        await FailsAsync(server, NatsLogin.None, FailureKind.Tls, "the server has no TLS for clients", new TlsOptions());
    }

    [Fact]
    public async Task The_least_permissions_are_enough_and_a_missing_one_is_named()
    {
        const string Least = "{publish: [\"$SYS.REQ.SERVER.PING.STATSZ\", \"$SYS.REQ.SERVER.PING.JSZ\"], subscribe: [\"_INBOX_exporter.>\"]}";
        await using var server = await NatsServer.StartAsync(SystemUsers($"{{user: sys, password: p, permissions: {Least}}}"));
        var login = new NatsLogin { User = "sys", Password = Secret.Of("p") };
        await FailsAsync(server, login, FailureKind.Forbidden, "give it this permission, or set inbox_prefix to one that it has");
        await using var way = WayTo(server, login, inbox: "_INBOX_exporter");
        Assert.True(Assert.Single(await way.MeetAsync(CancellationToken.None)).Succeeded);
        Assert.True(Assert.Single(await way.AskAsync(Questions.Jsz, CancellationToken.None)).Succeeded);
        var varz = Assert.Single(await way.AskAsync(Questions.Varz, CancellationToken.None));
        Assert.Equal(FailureKind.Forbidden, FailureKinds.Of(varz.Failure!));
        Assert.Contains("the user may not publish to $SYS.REQ.SERVER.PING.VARZ: give it this permission", varz.Failure!.Message, StringComparison.Ordinal);
    }

    // Beside users of the system account alone, a server lets everybody else in without a login.
    private static string SystemUsers(string user) => $"accounts: {{ SYS: {{users: [{user}]}}, APP: {{users: [{{user: app, password: p}}]}} }}\nsystem_account: SYS\n";

    private NatsLogin Creds(string text) => new() { CredentialsFile = _folder.Write($"{Guid.NewGuid():N}.creds", text) };

    private static NatsLogin Nkey(out string publicKey)
    {
        using var key = NatsAuthority.New(NkeyRole.User, out var seed);
        publicKey = key.PublicKey;
        return new NatsLogin { NkeySeed = Secret.Of(seed) };
    }

    private static SystemWay WayTo(NatsServer server, NatsLogin login, TlsOptions? tls = null, string inbox = "_INBOX") => new(
        new NatsSystemOptions { Servers = [new Endpoint("127.0.0.1", server.Port)], Login = login, Tls = tls, InboxPrefix = inbox, Timeout = TimeSpan.FromSeconds(20) },
        new ProbeContext("t", null, TimeProvider.System, NullLogger.Instance), static _ => { });

    private static async Task LogsInAsync(NatsServer server, NatsLogin login, TlsOptions? tls = null)
    {
        await using var way = WayTo(server, login, tls);
        var met = Assert.Single(await way.MeetAsync(CancellationToken.None));
        Assert.True(met.Succeeded, met.Failure?.ToString());
        Assert.Equal("n1", met.Server!.Name);
        Assert.Equal("n1", Assert.Single(await way.AskAsync(Questions.Varz, CancellationToken.None)).Value!.ServerName);
    }

    private static async Task FailsAsync(NatsServer server, NatsLogin login, FailureKind kind, string sentence, TlsOptions? tls = null)
    {
        await using var way = WayTo(server, login, tls);
        var failure = Assert.Single(await way.MeetAsync(CancellationToken.None)).Failure!;
        Assert.True(kind == FailureKinds.Of(failure), failure.ToString());
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
    }
}
