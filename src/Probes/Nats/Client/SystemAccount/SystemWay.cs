using System.Collections.Immutable;
using Probes.Contract;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>
/// All servers of a system over one connection. STATSZ begins a collection: its answers tell who is there and how many there
/// should be, so that everything else ends with the last answer instead of a silence.
/// </summary>
internal sealed class SystemWay : IWayIn
{
    /// <summary>
    /// A server that just stopped still counts among the others' active_servers for a while. STATSZ is a kilobyte that no server
    /// has to compute, so that who has not answered a second after the last one is gone.
    /// </summary>
    private static readonly TimeSpan _gap = TimeSpan.FromSeconds(1);

    private readonly SystemConnection _connection;
    private readonly SystemClient _client;
    private readonly string _anywhere;
    private readonly TimeProvider _time;
    private readonly Silences _silences = new();
    private readonly Roster _roster;
    private ImmutableArray<Told<Statsz>> _met = [];

    /// <param name="options">Where and how.</param>
    /// <param name="context">Clock and log.</param>
    /// <param name="tell">Takes a sentence about a file that cannot be used.</param>
    public SystemWay(NatsSystemOptions options, ProbeContext context, Action<string> tell)
    {
        _time = context.Time;
        _roster = new Roster(context.Time);
        _anywhere = options.Servers[0].ToString();
        _connection = new SystemConnection(options, context, tell);
        _client = new SystemClient(_connection, options.Timeout, context.Time);
    }

    public IReadOnlyCollection<PeerStatistics> Peers => _client.Peers;

    public async Task<ImmutableArray<Told<ServerIdentity>>> MeetAsync(CancellationToken deadline)
    {
        var (answers, failure) = await AskAllAsync(Questions.Statsz, AreAllThere, _gap, deadline);
        // Who is missing is only known if somebody could be asked.
        var missing = failure is null ? _roster.Call(answers.Told.Select(told => told.Server).OfType<ServerIdentity>()) : [];
        _met = [.. answers.Told, .. missing.Select(server => Missing<Statsz>(server, NoAnswer(server, "STATSZ")))];
        if (_met.IsEmpty)
            _met = [Missing<Statsz>(null, failure)];
        _silences.Keep(answers.Servers);
        return [.. _met.Select(met => new Told<ServerIdentity>(met.Peer, met.Server, met.Succeeded ? met.Server : null, met.Failure) { Times = met.Times })];
    }

    public async Task<ImmutableArray<Told<T>>> AskAsync<T>(Question<T> question, CancellationToken deadline)
        where T : class
    {
        // These came with the meeting.
        if (question is Question<Statsz>)
            return [.. _met.Select(met => (Told<T>)(object)met)];
        var present = _met.Where(met => met.Succeeded).Select(met => met.Server!).ToList();
        var absent = _met.Where(met => !met.Succeeded).Select(met => new Told<T>(met.Peer, met.Server, null, met.Failure) { Times = met.Times });
        if (present.Count == 0)
            return [.. absent];
        var awaited = present.Select(server => server.Id).Where(id => _silences.IsAwaited(id, question.Subject)).ToList();
        var (answers, failure) = await AskAllAsync(question, gathering => awaited.All(gathering.Servers.Contains), gap: null, deadline);
        var silent = present.Where(server => !answers.Servers.Contains(server.Id)).ToList();
        if (failure is null)
            present.ForEach(server => _silences.Note(server.Id, question.Subject, answers.Servers.Contains(server.Id)));
        return [.. answers.Told, .. silent.Select(server => Missing<T>(server, failure ?? NoAnswer(server, question.Name))), .. absent];
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<(Gathering<T> Answers, ProbeException? Failure)> AskAllAsync<T>(
        Question<T> question, Func<Gathering<T>, bool> isEnough, TimeSpan? gap, CancellationToken deadline)
        where T : class
    {
        var gathering = new Gathering<T>(question, isEnough, _time.GetUtcNow());
        try
        {
            await _client.RequestManyAsync(new SystemRequest(question.Name, question.Subject, question.Body) { Gap = gap }, gathering.Take, deadline);
            return (gathering, null);
        }
        catch (ProbeException failure)
        {
            return (gathering, failure);
        }
    }

    private static bool AreAllThere(Gathering<Statsz> answers) =>
        answers.Servers.Count >= answers.Told.Max(told => told.Value?.ActiveServers ?? 0);

    private Told<T> Missing<T>(ServerIdentity? server, ProbeException? failure)
        where T : class => new(_anywhere, server, null, failure) { Times = (_time.GetUtcNow(), _time.GetUtcNow()) };

    private static ProbeException NoAnswer(ServerIdentity server, string question) =>
        new(FailureKind.Timeout, $"{server.Name} {question}: no answer in time, while others had answered");
}
