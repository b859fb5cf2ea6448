using Probes.Contract;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Clients;

/// <summary>
/// Asks clients, through the brokers that they are connected to, beside the collections: through each broker one after the
/// other. A client that hangs holds up nobody but those behind it at the same broker.
/// </summary>
internal sealed class ClientPoll(Cluster cluster)
{
    /// <summary>After this time nobody else is asked in this batch.</summary>
    private static readonly TimeSpan _slice = TimeSpan.FromSeconds(5);

    public Task RunAsync(Dictionary<BrokerMember, List<ClientTurn>> turns, CancellationToken closing) =>
        Task.WhenAll(turns.Select(entry => AskAsync(cluster.BrokerOf(entry.Key), entry.Value, closing)));

    private async Task AskAsync(Broker broker, List<ClientTurn> turns, CancellationToken closing)
    {
        var started = cluster.Time.GetTimestamp();
        foreach (var turn in turns)
        {
            if (cluster.Time.GetElapsedTime(started) >= _slice)
                return;
            // Several clients of a group may have hung meanwhile, which makes the others wait.
            var isDue = cluster.ConsumerDetail.Use(_ => turn.Group.DueAt(cluster.Time.GetUtcNow()).Contains(turn.ClientId));
            if (isDue && !await AskAsync(broker, turn, closing))
                return;
        }
    }

    /// <returns>Whether the broker may be asked more.</returns>
    private async Task<bool> AskAsync(Broker broker, ClientTurn turn, CancellationToken closing)
    {
        using var right = broker.Client.Connection.TryTakeTurn();
        if (right is null)
            return false;
        ProbeException? failure = null;
        ClientReport? report = null;
        try
        {
            var info = await broker.Client.RunningInfoAsync(right, turn.Group.Group, turn.ClientId, closing);
            report = ClientReportReader.Read(info, turn.ClientId, turn.Address, cluster.Time.GetUtcNow());
        }
        catch (ProbeException exception)
        {
            if (closing.IsCancellationRequested)
                return false;
            failure = exception;
        }

        return cluster.ConsumerDetail.Use(_ => Note(turn, report, failure, right.HasBegun, cluster.Time.GetUtcNow()));
    }

    private static bool Note(ClientTurn turn, ClientReport? report, ProbeException? failure, bool wasAsked, DateTimeOffset now)
    {
        var client = turn.Group.Client(turn.ClientId);
        switch (failure)
        {
            case null:
                client?.Note(report!);
                turn.Group.NoteAnswered();
                return true;
            case RocketMqException { Code: ResponseCode.ConsumeMsgTimeout }:
                client?.NoteHung(now);
                turn.Group.NoteHung(now);
                return true;
            // Nor did the broker give up in time: it is left alone for now.
            case { Kind: FailureKind.Timeout } when wasAsked:
                client?.NoteHung(now);
                turn.Group.NoteHung(now);
                return false;
            case RocketMqException { Code: ResponseCode.SystemError, Kind: FailureKind.Broker }:
                client?.NoteGone(now);
                return true;
            case RocketMqException or { Kind: FailureKind.Protocol }:
                client?.NoteRefused(now);
                return true;
            // The broker is away; the client stays due, and may be asked through another one.
            default:
                return false;
        }
    }
}
