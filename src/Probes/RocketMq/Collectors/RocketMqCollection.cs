using System.Collections.Concurrent;
using System.Collections.Immutable;
using Probes.Contract;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Clients;
using Probes.RocketMq.Collectors.Controllers;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.NameServers;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors;

/// <summary>
/// One collection: every question that several collectors need is asked once, when the first of them wants to know. An
/// answer may be a failure; it belongs to one peer and leaves the others alone.
/// </summary>
internal sealed class RocketMqCollection
{
    /// <summary>
    /// How long the other name servers are waited for once one has told where the brokers are; it answers from memory. One
    /// that hangs must not use up the whole scrape, and what it alone knows comes with a later collection.
    /// </summary>
    private static readonly TimeSpan _stragglers = TimeSpan.FromMilliseconds(500);

    private readonly CancellationToken _deadline;
    private readonly Lazy<Task<ImmutableArray<Task<(NameServer NameServer, Answer<Registry> Answer)>>>> _asked;
    private readonly Lazy<Task<ClusterView>> _view;
    private readonly ConcurrentDictionary<BrokerMember, Lazy<Task<Answer<RuntimeInfo>>>> _runtimes = new();
    private readonly ConcurrentDictionary<BrokerGroup, Lazy<Task<Answer<BrokerPositions>>>> _positions = new();
    private readonly Lazy<Task<Survey>> _survey;
    private readonly Lazy<Task<ControllerAnswers>> _controllers;
    private readonly Lazy<Task<GroupsReading>> _groups;
    private readonly Lazy<Task<ClientsReading>> _clients;
    private readonly ConcurrentQueue<Action> _atEnd = new();
    private int _nameServersUp;
    private int _brokersUp;
    private int _brokersDown;

    public RocketMqCollection(Cluster cluster, CancellationToken deadline)
    {
        (Cluster, _deadline) = (cluster, deadline);
        _asked = new(AskRegistriesAsync);
        _view = new(ReadViewAsync);
        _survey = new(ReadSurveyAsync);
        _controllers = new(() => ControllerAnswers.AskAsync(cluster.Controllers, deadline));
        _groups = new(() => GroupsReading.TakeAsync(this, deadline));
        _clients = new(() => ClientsReading.TakeAsync(this));
    }

    public Cluster Cluster { get; }

    /// <summary>Whether our own page is wanted: routes and canaries are on no other.</summary>
    public bool IsForMainPage { get; init; } = true;

    /// <summary>What is to be started once no collector of this collection asks anything any more.</summary>
    public void AtEnd(Action start) => _atEnd.Enqueue(start);

    /// <summary>Ends the collection, when no collector needs it any more.</summary>
    public async Task CloseAsync()
    {
        var survey = _survey.IsValueCreated && _survey.Value.IsCompletedSuccessfully ? await _survey.Value : null;
        if (survey is not null)
            Cluster.Consumption.Close(survey);
        if (IsForMainPage && Cluster.HasNameServers && _asked.IsValueCreated && _asked.Value.IsCompletedSuccessfully)
            RouteLaneStart.Begin(Cluster, await Task.WhenAll((await _asked.Value).Where(task => task.IsCompleted)), survey);
        while (_atEnd.TryDequeue(out var start))
            start();
        // Last, when the connections to brokers are idle: what it measures is the brokers, and nobody waits for it.
        if (IsForMainPage)
            Cluster.Canary?.Begin();
    }

    /// <summary>Whether a name server answered and, of the brokers that were asked, at least one.</summary>
    public bool IsUp => _nameServersUp > 0 && Cluster.Problem is null && (_brokersUp > 0 || _brokersDown == 0);

    /// <summary>Asks the name servers, if no collector had to: whether the target is up must not depend on what else is asked.</summary>
    public async Task ReachAsync()
    {
        // That none of them answered is what IsUp says.
        if (!_asked.IsValueCreated)
            await Peer.AskAsync(ViewAsync);
    }

    /// <summary>106 of every name server, each with its own answer.</summary>
    public Task<ImmutableArray<Task<(NameServer NameServer, Answer<Registry> Answer)>>> AskedAsync() => _asked.Value;

    /// <summary>106 of every name server.</summary>
    public async Task<ImmutableArray<(NameServer NameServer, Answer<Registry> Answer)>> RegistriesAsync() =>
        [.. await Task.WhenAll(await AskedAsync())];

    /// <summary>The brokers to ask.</summary>
    /// <exception cref="ProbeException">No name server has ever answered, or the one broker that is ours is not there.</exception>
    public Task<ClusterView> ViewAsync() => _view.Value;

    /// <summary>28 of one broker.</summary>
    public Task<Answer<RuntimeInfo>> RuntimeAsync(BrokerMember member) =>
        _runtimes.GetOrAdd(member, member => new(() => ReadRuntimeAsync(member))).Value;

    /// <summary>Topics, groups, commits and offsets of one broker group, from its master, or else from its first slave that answers.</summary>
    public Task<Answer<BrokerPositions>> PositionsAsync(BrokerGroup group) =>
        _positions.GetOrAdd(group, group => new(() => ReadPositionsAsync(group))).Value;

    /// <summary>The positions of all brokers, put together.</summary>
    /// <exception cref="ProbeException">Not one broker answered.</exception>
    public Task<Survey> SurveyAsync() => _survey.Value;

    /// <summary>1005 of every controller that is configured.</summary>
    public Task<ControllerAnswers> ControllersAsync() => _controllers.Value;

    /// <summary>Who consumes what, over all brokers that answered.</summary>
    /// <exception cref="ProbeException">Not one broker answered.</exception>
    public Task<GroupsReading> GroupsAsync() => _groups.Value;

    /// <summary>What consumers told of themselves, where the configuration has them asked.</summary>
    /// <exception cref="ProbeException">Not one broker answered.</exception>
    public Task<ClientsReading> ClientsAsync() => _clients.Value;

    private async Task<Survey> ReadSurveyAsync()
    {
        var view = await ViewAsync();
        var memory = Cluster.Consumption;
        var answers = await Task.WhenAll(view.Groups.Select(async group => (Group: group, Answer: await PositionsAsync(group))));
        List<BrokerPositions> answered = [.. answers.Select(entry => entry.Answer.Value).OfType<BrokerPositions>()];
        List<BrokerPositions> away =
            [.. answers.Where(entry => !entry.Answer.Succeeded).Select(entry => memory.LastOf(entry.Group.Cluster, entry.Group.Broker)).OfType<BrokerPositions>()];
        var survey = new Survey(answered, away, view.Names, memory.ReplacedMasters(answered.Concat(away)));
        if (survey.Answered.Count == 0 && answers.Length > 0)
            throw answers[0].Answer.Failure!;
        memory.Absorb(survey);
        return survey;
    }

    private async Task<ImmutableArray<Task<(NameServer, Answer<Registry>)>>> AskRegistriesAsync() =>
        [.. (await Cluster.NameServersAsync(_deadline)).Select(async nameServer =>
        {
            var answer = await RegistryPoll.AskAsync(nameServer, Cluster.Context.Cluster, _deadline);
            if (answer.Succeeded)
                Interlocked.Increment(ref _nameServersUp);
            return (nameServer, answer);
        })];

    private async Task<ClusterView> ReadViewAsync()
    {
        var registries = await FirstRegistriesAsync();
        var view = await Cluster.RefreshAsync([.. registries.Select(entry => entry.Answer.Value).OfType<Registry>()]);
        if (view.IsEmpty && registries.FirstOrDefault(entry => !entry.Answer.Succeeded).Answer?.Failure is { } failure)
            throw new ProbeException(FailureKinds.Of(failure), $"no name server has told yet where the brokers are: {failure.Message}", failure);
        return Cluster.Problem is { } problem ? throw new ProbeException(FailureKind.Unreachable, problem) : view;
    }

    // All of them, or those that were there shortly after the first one that could tell; in their order.
    private async Task<ImmutableArray<(NameServer NameServer, Answer<Registry> Answer)>> FirstRegistriesAsync()
    {
        var asked = await AskedAsync();
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, Cluster.Time);
        var enough = Task.Delay(Timeout.InfiniteTimeSpan, patience.Token);
        for (var waiting = asked; !waiting.IsEmpty && await Task.WhenAny([.. waiting, enough]) is Task<(NameServer, Answer<Registry> Answer)> next; waiting = waiting.Remove(next))
        {
            if ((await next).Item2.Succeeded)
                patience.CancelAfter(_stragglers);
        }

        return [.. await Task.WhenAll(asked.Where(task => task.IsCompleted))];
    }

    private async Task<Answer<RuntimeInfo>> ReadRuntimeAsync(BrokerMember member)
    {
        var answer = await Peer.AskAsync(() => Cluster.BrokerOf(member).Client.RuntimeInfoAsync(_deadline));
        // An error code is an answer: the broker is there.
        Interlocked.Increment(ref answer.Failure is null or RocketMqException ? ref _brokersUp : ref _brokersDown);
        return answer;
    }

    private async Task<Answer<BrokerPositions>> ReadPositionsAsync(BrokerGroup group)
    {
        Answer<BrokerPositions>? answer = null;
        foreach (var member in group.Members)
        {
            var runtime = await RuntimeAsync(member);
            var broker = Cluster.BrokerOf(member);
            // A broker that will not tell its runtime table may tell the rest; one that does not answer at all will not.
            if (runtime.Failure is null or RocketMqException)
                answer = await Peer.AskAsync(() => broker.ReadPositionsAsync(group, StoredMessages.Of(runtime.Value), Cluster.View.Names, _deadline));
            else
                answer ??= new Answer<BrokerPositions>(null, runtime.Failure);
            if (answer.Succeeded)
                return answer;
        }

        return answer!;
    }
}
