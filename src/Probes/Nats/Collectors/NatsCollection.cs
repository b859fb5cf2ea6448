using System.Collections.Concurrent;
using System.Collections.Immutable;
using Probes.Contract;
using Probes.Nats.Client;
using Probes.Nats.Collectors.JetStream;

namespace Probes.Nats.Collectors;

/// <summary>
/// One collection: every document is asked for once, when the first collector wants it, of every server that is there. A
/// server that two ways reach is told of by one of them.
/// </summary>
internal sealed class NatsCollection
{
    private readonly CancellationToken _deadline;
    private readonly Lazy<Task<ImmutableArray<Told<ServerIdentity>>>> _met;
    private readonly ConcurrentDictionary<object, Lazy<Task>> _answers = new();
    private readonly Lazy<Task<JetStreamReading>> _jetStream;

    public NatsCollection(NatsSystem system, CancellationToken deadline)
    {
        (System, _deadline) = (system, deadline);
        _met = new(MeetAsync);
        _jetStream = new(() => JetStreamReader.ReadAsync(this));
    }

    public NatsSystem System { get; }

    /// <summary>Whether a server answered.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Who is there, and who of those that are configured is not.</summary>
    public Task<ImmutableArray<Told<ServerIdentity>>> MetAsync() => _met.Value;

    /// <summary>Streams and consumers, put together from what all servers said.</summary>
    /// <exception cref="ProbeException">Not one server said anything of them.</exception>
    public Task<JetStreamReading> JetStreamAsync() => _jetStream.Value;

    /// <summary>What each server said.</summary>
    public Task<ImmutableArray<Told<T>>> AskAsync<T>(Question<T> question)
        where T : class =>
        (Task<ImmutableArray<Told<T>>>)_answers.GetOrAdd(question, _ => new(() => AskAllAsync(question))).Value;

    /// <summary>The documents of those that gave one.</summary>
    /// <exception cref="ProbeException">Not one did.</exception>
    public async Task<ImmutableArray<(ServerIdentity Server, T Value)>> DocumentsAsync<T>(Question<T> question)
        where T : class
    {
        var told = await AskAsync(question);
        if (told.Length > 0 && !told.Any(answer => answer.Succeeded))
            throw told.Select(answer => answer.Failure).OfType<Exception>().FirstOrDefault()
                ?? new ProbeException(FailureKind.Protocol, $"no server says who it is ({question.Name})");
        return [.. told.Where(answer => answer.Succeeded).Select(answer => (answer.Server!, answer.Value!))];
    }

    /// <summary>The documents of those that gave one; none, if no server knows of such documents.</summary>
    /// <exception cref="ProbeException">Not one gave one, and a server did not because something is wrong.</exception>
    public async Task<ImmutableArray<(ServerIdentity Server, T Value)>> KnownDocumentsAsync<T>(Question<T> question)
        where T : class
    {
        var present = (await MetAsync()).Where(met => met.Succeeded).Select(met => met.Server!.Id).ToHashSet(StringComparer.Ordinal);
        var told = (await AskAsync(question)).Where(answer => answer.Server is { } server && present.Contains(server.Id)).ToList();
        var isKnown = told.Any(answer => answer.Failure is not { } failure || FailureKinds.Of(failure) != FailureKind.Unsupported);
        return isKnown || told.Count == 0 ? await DocumentsAsync(question) : [];
    }

    private async Task<ImmutableArray<Told<ServerIdentity>>> MeetAsync()
    {
        var met = Merge(await Task.WhenAll(System.Ways.Select(way => way.MeetAsync(_deadline))));
        System.Clusters.Note(met.Where(told => told.Server is not null).Select(told => told.Server!));
        IsUp = met.Any(told => told.Succeeded);
        return met;
    }

    private async Task<ImmutableArray<Told<T>>> AskAllAsync<T>(Question<T> question)
        where T : class
    {
        var awaited = (await MetAsync()).Where(met => met.Succeeded).Select(met => met.Server!.Id).ToHashSet(StringComparer.Ordinal);
        var told = new List<ImmutableArray<Told<T>>>();
        // A server computes its answer for each way that it is asked by: the next one is for those that this one did not reach.
        foreach (var way in System.Ways)
        {
            told.Add(await way.AskAsync(question, _deadline));
            awaited.ExceptWith(told[^1].Where(answer => answer.Succeeded).Select(answer => answer.Server!.Id));
            if (awaited.Count == 0)
                break;
        }

        return Merge(told);
    }

    // Each server once; and that it did not tell one way says nothing, if it told another.
    private static ImmutableArray<Told<T>> Merge<T>(IReadOnlyList<ImmutableArray<Told<T>>> ways)
        where T : class
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var succeeded = ways.SelectMany(told => told).Where(answer => answer.Succeeded && known.Add(answer.Server!.Id)).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        var names = succeeded.Cast<Told<T>>().Select(answer => (answer.Server!.Cluster, answer.Server.Name)).ToHashSet();
        return
        [
            .. ways.SelectMany(told => told).Where(answer => answer.Succeeded
                ? succeeded.Contains(answer)
                : answer.Server is not { } server || !(known.Contains(server.Id) || names.Contains((server.Cluster, server.Name)))),
        ];
    }
}
