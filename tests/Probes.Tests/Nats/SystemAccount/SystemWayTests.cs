using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Client;
using Probes.Nats.Client.SystemAccount;
using Tests.Shared;

namespace Probes.Tests.Nats.SystemAccount;

/// <summary>A collection over the system account: who is there, who answers, who is missing.</summary>
public sealed class SystemWayTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly ConcurrentQueue<string> _asked = [];
    private readonly FakeServer _server;
    private readonly SystemWay _way;

    // Who answers which question with what; null: nothing.
    private Func<string, string, string?> _answer = static (server, _) => $"\"data\":{{\"server_id\":\"{server}\"}}";
    private string[] _servers = ["n1", "n2", "n3"];
    private int _delivered;

    public SystemWayTests()
    {
        _server = new FakeServer(ServeAsync);
        _way = new SystemWay(
            new NatsSystemOptions { Servers = [_server.Endpoint] }, new ProbeContext("t", null, _time, NullLogger.Instance), static _ => { });
    }

    public async ValueTask DisposeAsync()
    {
        await _way.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task All_servers_are_met_and_asked_in_one_question_each()
    {
        var met = await _way.MeetAsync(CancellationToken.None);
        Assert.Equal(["n1", "n2", "n3"], met.Select(told => told.Value!.Name));
        Assert.All(met, told => Assert.Equal((_server.Endpoint.ToString(), "c1", "2.9.10"), (told.Peer, told.Server!.Cluster, told.Server.Version)));
        var told = await _way.AskAsync(Questions.Varz, CancellationToken.None);
        Assert.Equal(["id-n1", "id-n2", "id-n3"], told.Select(varz => varz.Value!.ServerId));
        Assert.Equal(3, (await _way.AskAsync(Questions.Statsz, CancellationToken.None)).Count(statsz => statsz.Value!.ActiveServers == 3));
        Assert.Equal(["$SYS.REQ.SERVER.PING.STATSZ", "$SYS.REQ.SERVER.PING.VARZ"], _asked);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_told_of_by_name_and_not_waited_for_by_other_questions()
    {
        await _way.MeetAsync(CancellationToken.None);
        _servers = ["n1", "n3"];
        var met = await AdvancingAsync(() => _way.MeetAsync(CancellationToken.None));
        Assert.Equal(["n1", "n3", "n2"], met.Select(told => told.Server!.Name));
        Assert.Equal(FailureKind.Timeout, FailureKinds.Of(met[2].Failure!));
        Assert.False(met[2].Succeeded);
        // No time goes by.
        var varz = await _way.AskAsync(Questions.Varz, CancellationToken.None);
        Assert.Equal([true, true, false], varz.Select(told => told.Succeeded));
    }

    [Fact]
    public async Task An_error_of_one_server_is_told_beside_the_answers_of_others()
    {
        _answer = static (server, _) => server == "id-n2"
            ? "\"error\":{\"code\":503,\"description\":\"not now\"}"
            : "\"data\":{}";
        await _way.MeetAsync(CancellationToken.None);
        var told = await _way.AskAsync(Questions.Varz, CancellationToken.None);
        Assert.Equal([true, false, true], told.Select(varz => varz.Succeeded));
        Assert.Equal("n2 VARZ: error 503: not now", told[1].Failure!.Message);
        Assert.Equal(FailureKind.Broker, FailureKinds.Of(told[1].Failure!));
    }

    [Theory]
    [InlineData("\"data\":7")]
    [InlineData("\"data\":{\"server_id\":7}")]
    [InlineData("\"nothing\":{}")]
    public async Task A_document_that_cannot_be_read_is_its_servers_failure(string answer)
    {
        _answer = (server, _) => server == "id-n3" ? answer : "\"data\":{}";
        await _way.MeetAsync(CancellationToken.None);
        var told = await _way.AskAsync(Questions.Varz, CancellationToken.None);
        Assert.Equal([true, true, false], told.Select(varz => varz.Succeeded));
        Assert.Equal((FailureKind.Protocol, "n3"), (FailureKinds.Of(told[2].Failure!), told[2].Server!.Name));
    }

    [Fact]
    public async Task A_server_that_never_answers_a_question_is_waited_for_twice_and_no_more()
    {
        _answer = static (server, _) => server == "id-n1" ? null : "\"data\":{}";
        await _way.MeetAsync(CancellationToken.None);
        for (var round = 0; round < 2; round++)
            Assert.Equal([true, true, false], (await AdvancingAsync(() => _way.AskAsync(Questions.Varz, CancellationToken.None))).Select(told => told.Succeeded));
        // No time goes by.
        var told = await _way.AskAsync(Questions.Varz, CancellationToken.None);
        Assert.Equal(["n2", "n3", "n1"], told.Select(varz => varz.Server!.Name));
        Assert.Equal(FailureKind.Timeout, FailureKinds.Of(told[2].Failure!));
    }

    [Fact]
    public async Task A_server_that_has_answered_before_is_waited_for_however_often_it_is_late()
    {
        await _way.MeetAsync(CancellationToken.None);
        Assert.All(await _way.AskAsync(Questions.Varz, CancellationToken.None), told => Assert.True(told.Succeeded));
        _answer = static (server, _) => server == "id-n1" ? null : "\"data\":{}";
        for (var round = 0; round < 4; round++)
            Assert.Equal([true, true, false], (await AdvancingAsync(() => _way.AskAsync(Questions.Varz, CancellationToken.None))).Select(told => told.Succeeded));
    }

    [Fact]
    public async Task Without_a_connection_there_is_one_failure_and_nobody_is_said_to_be_missing()
    {
        await _way.MeetAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(3));
        await _server.DisposeAsync();
        ImmutableArray<Told<ServerIdentity>> met;
        do
            met = await _way.MeetAsync(CancellationToken.None);
        while (met.All(told => FailureKinds.Of(told.Failure!) != FailureKind.Unreachable));
        Assert.Null(Assert.Single(met).Server);
        Assert.False(Assert.Single(await _way.AskAsync(Questions.Jsz, CancellationToken.None)).Succeeded);
    }

    [Fact]
    public async Task Who_was_never_met_has_no_name()
    {
        await _server.DisposeAsync();
        var met = Assert.Single(await _way.MeetAsync(CancellationToken.None));
        Assert.Null(met.Server);
        Assert.Equal((_server.Endpoint.ToString(), FailureKind.Unreachable), (met.Peer, FailureKinds.Of(met.Failure!)));
    }

    [Fact]
    public async Task Who_answers_twice_counts_once()
    {
        _servers = ["n1", "n1", "n2", "n3"];
        Assert.Equal(3, (await _way.MeetAsync(CancellationToken.None)).Length);
    }

    // The answers that come have come before time goes by.
    private async Task<T> AdvancingAsync<T>(Func<Task<T>> ask)
    {
        await Eventually.TrueAsync(() => Volatile.Read(ref _delivered) == _asked.Count);
        var before = _asked.Count;
        var task = ask();
        await Eventually.TrueAsync(() => Volatile.Read(ref _delivered) == before + 1);
        await Eventually.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            return task.IsCompleted;
        });
        return await task;
    }

    private async Task ServeAsync(FakeClient client)
    {
        await client.WelcomeAsync();
        while (true)
        {
            var (subject, reply) = await client.RequestAsync();
            _asked.Enqueue(subject);
            foreach (var server in _servers)
            {
                var answer = subject.EndsWith("STATSZ", StringComparison.Ordinal)
                    ? $"\"statsz\":{{\"active_servers\":3}}"
                    : _answer("id-" + server, subject);
                if (answer is not null)
                    await client.AnswerAsync(reply, $"{{\"server\":{{\"name\":\"{server}\",\"id\":\"id-{server}\",\"cluster\":\"c1\",\"ver\":\"2.9.10\"}},{answer}}}");
            }

            await client.SayAsync("PING\r\n");
            await client.PongAsync();
            Interlocked.Increment(ref _delivered);
        }
    }
}
