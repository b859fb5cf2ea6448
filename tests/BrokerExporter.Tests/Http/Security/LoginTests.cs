using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BrokerExporter.Tests.Testing;

namespace BrokerExporter.Tests.Http.Security;

public sealed class LoginTests
{
    // "U*U" and "abc": public vectors at costs that tests can afford.
    private const string _users = "basic_auth_users:\n  alice: $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW\n";

    private const string _newUsers = "basic_auth_users:\n  alice: $2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i\n";

    [Theory]
    [InlineData("alice", "U*U", HttpStatusCode.OK)]
    [InlineData("alice", "U*U*", HttpStatusCode.Unauthorized)]
    [InlineData("alice", "", HttpStatusCode.Unauthorized)]
    [InlineData("Alice", "U*U", HttpStatusCode.Unauthorized)]
    [InlineData("bob", "U*U", HttpStatusCode.Unauthorized)]
    [InlineData("", "U*U", HttpStatusCode.Unauthorized)]
    public async Task Only_a_user_s_own_password_opens(string user, string password, HttpStatusCode expected)
    {
        await using var server = await SecuredServer.StartAsync(_users);
        // The second time the verdict is remembered.
        for (var time = 0; time < 2; time++)
        {
            using var response = await AskAsync(server.Client(), user, password);
            Assert.Equal(expected, response.StatusCode);
            Assert.Equal(expected == HttpStatusCode.OK ? "" : "Basic", response.Headers.WwwAuthenticate.ToString());
            Assert.Equal(expected == HttpStatusCode.OK ? "ok" : "Unauthorized\n", await response.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic YWxpY2U=")]
    [InlineData("Basic /zpVKlU=")]
    [InlineData("Bearer YWxpY2U6VSpV")]
    public async Task What_is_no_login_is_refused(string header)
    {
        await using var server = await SecuredServer.StartAsync(_users);
        var client = server.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/")).StatusCode);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task The_scheme_may_be_written_in_small_letters()
    {
        await using var server = await SecuredServer.StartAsync(_users);
        var client = server.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "basic YWxpY2U6VSpV");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_password_is_replaced_without_a_restart_and_the_old_one_is_worth_nothing()
    {
        await using var server = await SecuredServer.StartAsync(_users);
        var client = server.Client();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client, "alice", "U*U")).StatusCode);
        server.Write("web.yml", _newUsers);
        server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(client, "alice", "U*U")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client, "alice", "abc")).StatusCode);
    }

    [Fact]
    public async Task A_user_who_is_renamed_or_removed_is_not_let_in_by_the_old_name()
    {
        await using var server = await SecuredServer.StartAsync(_users);
        var client = server.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(client, "carol", "U*U")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client, "alice", "U*U")).StatusCode);
        server.Write("web.yml", _users.Replace("alice", "carol", StringComparison.Ordinal));
        server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(client, "alice", "U*U")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client, "carol", "U*U")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("basic_auth_users:\n")]
    [InlineData("rate_limit: {interval: 1h, burst: 100}\n")]
    public async Task A_file_that_has_lost_its_users_opens_nothing(string file)
    {
        await using var server = await SecuredServer.StartAsync(_users);
        server.Write("web.yml", file);
        server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client().GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server.Client(), "alice", "U*U")).StatusCode);
        Assert.False(server.IsRight);
        Assert.Contains("web.yml:1: basic_auth_users: names no user any more", Assert.Single(server.Log.Taken()), StringComparison.Ordinal);

        server.Write("web.yml", _newUsers);
        server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server.Client(), "alice", "abc")).StatusCode);
        Assert.True(server.IsRight);
    }

    [Fact]
    public async Task A_broken_file_of_users_lets_nobody_else_in()
    {
        await using var server = await SecuredServer.StartAsync(_users);
        server.Write("web.yml", "basic_auth_users: {alice: secret}");
        server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server.Client(), "alice", "U*U")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(server.Client(), "alice", "secret")).StatusCode);
        Assert.False(server.IsRight);
        Assert.DoesNotContain("secret", Assert.Single(server.Log.Taken()), StringComparison.Ordinal);
        File.Delete(server.Path("web.yml"));
        server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client().GetAsync("/")).StatusCode);
        Assert.Contains("web.yml:1: no such file.", Assert.Single(server.Log.Taken()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_open_needs_no_password_and_is_not_limited()
    {
        await using var server = await SecuredServer.StartAsync(_users + "rate_limit: {interval: 1h, burst: 1}", "/-/healthy");
        var client = server.Client();
        for (var time = 0; time < 3; time++)
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/-/healthy")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/-/healthy/")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task Above_the_limit_is_429_until_time_has_passed()
    {
        await using var server = await SecuredServer.StartAsync("rate_limit: {interval: 10s, burst: 2}");
        var client = server.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
        using var refused = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("Too Many Requests\n", await refused.Content.ReadAsStringAsync());
        server.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Headers_are_added_to_every_answer_refusals_too()
    {
        await using var server = await SecuredServer.StartAsync(
            _users + "http_server_config:\n  headers:\n    X-Frame-Options: deny\n    Strict-Transport-Security: max-age=31536000\n");
        foreach (var user in (string[])["alice", "bob"])
        {
            using var response = await AskAsync(server.Client(), user, "U*U");
            Assert.Equal("deny", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
            Assert.Equal("max-age=31536000", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string user, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        return await client.SendAsync(request);
    }
}
