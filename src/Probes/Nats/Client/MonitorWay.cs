using System.Collections.Immutable;
using Probes.Contract;
using Probes.Nats.Protocol.Documents;
using Probes.Transport;

namespace Probes.Nats.Client;

/// <summary>
/// Servers by their monitoring ports, each by itself. Two addresses of one server are one server: the first that tells its
/// id has it.
/// </summary>
internal sealed class MonitorWay : IWayIn
{
    private readonly ImmutableArray<MonitorClient> _clients;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private ImmutableArray<Told<Varz>> _met = [];

    public MonitorWay(MonitorOptions options, SecretReader? secret, Action<string> tell, TimeProvider time)
    {
        (_time, _patience) = (time, options.Timeout / 2);
        var tls = options.Tls is { } secured ? new TlsClient(secured, new TlsFiles(secured, tell), time) : null;
        _clients = [.. options.Addresses.Select(address => new MonitorClient(address, options, secret, new Dialer(time, tls), time))];
    }

    public IReadOnlyCollection<PeerStatistics> Peers => [.. _clients.Select(client => client.Statistics)];

    public async Task<ImmutableArray<Told<ServerIdentity>>> MeetAsync(CancellationToken deadline)
    {
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, deadline);
        var told = await Task.WhenAll(_clients.Select(MeetAsync));
        _met = [.. told.Select(varz => varz with { Server = varz.Value is { } value ? IdentityOf(value) : null })];
        return [.. _met.Where(IsFirst).Select(met => new Told<ServerIdentity>(met.Peer, met.Server, met.Server, met.Failure) { Times = met.Times })];

        // Nobody is asked anything else before everybody was met: one port that stays silent must not take all of a scrape's time.
        async Task<Told<Varz>> MeetAsync(MonitorClient client)
        {
            var told = await AskAsync(client, null, Questions.Varz, either.Token);
            if (told.Value is not null)
                patience.CancelAfter(_patience);
            return told.Failure is not null && patience.IsCancellationRequested && !deadline.IsCancellationRequested
                ? told with { Failure = new ProbeException(FailureKind.Timeout, $"{told.Peer} /varz: no answer within {_patience.TotalSeconds:0.###} s after another server's", told.Failure) }
                : told;
        }
    }

    public async Task<ImmutableArray<Told<T>>> AskAsync<T>(Question<T> question, CancellationToken deadline)
        where T : class
    {
        var asked = _clients.Zip(_met).Where(pair => IsFirst(pair.Second));
        // The overview came with the meeting.
        if (question is Question<Varz>)
            return [.. asked.Select(pair => (Told<T>)(object)pair.Second)];
        return
        [
            .. await Task.WhenAll(asked.Select(pair => pair.Second.Succeeded
                ? AskAsync(pair.First, pair.Second.Server, question, deadline)
                : Task.FromResult(new Told<T>(pair.Second.Peer, null, null, pair.Second.Failure)))),
        ];
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        return ValueTask.CompletedTask;
    }

    private bool IsFirst(Told<Varz> met) => met.Server is null || _met.First(other => other.Server?.Id == met.Server.Id) == met;

    private async Task<Told<T>> AskAsync<T>(MonitorClient client, ServerIdentity? server, Question<T> question, CancellationToken deadline)
        where T : class
    {
        var asked = _time.GetUtcNow();
        try
        {
            var value = await client.AskAsync(question, deadline);
            return new Told<T>(client.Statistics.Peer, server, value, null) { Times = (asked, _time.GetUtcNow()) };
        }
        catch (ProbeException exception)
        {
            return new Told<T>(client.Statistics.Peer, server, null, exception) { Times = (asked, _time.GetUtcNow()) };
        }
    }

    private static ServerIdentity? IdentityOf(Varz varz) => varz is { ServerId: { Length: > 0 } id }
        ? new ServerIdentity(varz.ServerName is { Length: > 0 } name ? name : id, id, varz.Cluster?.Name ?? "", varz.Version ?? "")
        : null;
}
