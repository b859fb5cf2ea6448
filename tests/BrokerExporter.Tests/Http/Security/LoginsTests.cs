using System.Collections.Immutable;
using System.Text;
using BrokerExporter.Http.Bcrypt;
using BrokerExporter.Http.Security;

namespace BrokerExporter.Tests.Http.Security;

public sealed class LoginsTests : IDisposable
{
    private readonly Logins _logins = new();

    public void Dispose() => _logins.Dispose();

    [Fact]
    public async Task An_unknown_name_is_checked_for_as_long_as_a_known_one()
    {
        // At this cost a check does not end; that it begins shows in that it is given up.
        var users = Users("$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
        foreach (var name in (string[])["alice", "bob", "carol", ""])
        {
            using var left = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _logins.JudgeAsync(users, Header(name, "U*U"), left.Token));
        }
    }

    [Fact]
    public async Task Somebody_else_s_password_opens_nothing_for_a_name_that_nobody_has()
    {
        var users = Users("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(LoginVerdict.Refused, await _logins.JudgeAsync(users, Header("bob", "U*U"), CancellationToken.None));
            Assert.Equal(LoginVerdict.Welcome, await _logins.JudgeAsync(users, Header("alice", "U*U"), CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_crowd_of_passwords_is_turned_away_and_those_that_are_known_are_not()
    {
        var quick = Users("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
        Assert.Equal(LoginVerdict.Welcome, await _logins.JudgeAsync(quick, Header("alice", "U*U"), CancellationToken.None));
        var endless = Users("$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
        using var leave = new CancellationTokenSource();
        var crowd = Enumerable.Range(0, Logins.MostWaiting + 1)
            .Select(index => Task.Run(async () => await _logins.JudgeAsync(endless, Header("alice", $"{index}"), leave.Token))).ToList();
        // One is too many; the others wait as long as they like.
        var turnedAway = await Task.WhenAny(crowd);
        Assert.Equal(LoginVerdict.Busy, await turnedAway);
        Assert.Equal(LoginVerdict.Welcome, await _logins.JudgeAsync(quick, Header("alice", "U*U"), CancellationToken.None));
        await leave.CancelAsync();
        foreach (var one in crowd.Where(one => one != turnedAway))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        // Nobody waits any more.
        Assert.Equal(LoginVerdict.Refused, await _logins.JudgeAsync(quick, Header("alice", "wrong"), CancellationToken.None));
    }

    [Fact]
    public void Verdicts_are_bounded_and_refusals_do_not_drive_out_the_others()
    {
        var cache = new VerdictCache();
        var key = cache.KeyOf("alice", "hash", "right"u8);
        cache.Add(key, true);
        for (var guess = 0; guess < 10_000; guess++)
            cache.Add(cache.KeyOf("alice", "hash", Encoding.UTF8.GetBytes($"{guess}")), false);
        Assert.True(cache.Find(key));
        Assert.False(cache.Find(cache.KeyOf("alice", "hash", "9999"u8)));
        Assert.Null(cache.Find(cache.KeyOf("alice", "hash", "0"u8)));
        Assert.InRange(cache.Count, 2, 1000);
    }

    [Fact]
    public void A_verdict_is_about_name_hash_and_password_and_of_one_process()
    {
        var cache = new VerdictCache();
        string[] keys =
        [
            cache.KeyOf("a", "b", "c"u8), cache.KeyOf("ab", "", "c"u8), cache.KeyOf("a", "bc", ""u8), cache.KeyOf("a", "b", "d"u8), new VerdictCache().KeyOf("a", "b", "c"u8),
        ];
        Assert.Equal(keys, keys.Distinct());
        Assert.Equal(keys[0], cache.KeyOf("a", "b", "c"u8));
    }

    private static ImmutableDictionary<string, BcryptHash> Users(string hash)
    {
        Assert.True(BcryptHash.TryParse(hash, out var parsed));
        return ImmutableDictionary.Create<string, BcryptHash>(StringComparer.Ordinal).Add("alice", parsed!);
    }

    private static string Header(string user, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
}
