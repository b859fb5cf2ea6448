using System.Collections.Immutable;
using Probes.Contract;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>Reads the answers to one question as they come, one of each server.</summary>
/// <param name="question">What was asked.</param>
/// <param name="isEnough">Whether these are all that are awaited.</param>
/// <param name="asked">When it was asked.</param>
internal sealed class Gathering<T>(Question<T> question, Func<Gathering<T>, bool> isEnough, DateTimeOffset asked)
    where T : class
{
    private readonly List<Told<T>> _told = [];
    private readonly HashSet<string> _servers = new(StringComparer.Ordinal);

    public ImmutableArray<Told<T>> Told => [.. _told.OrderBy(told => told.Server?.Name, StringComparer.Ordinal)];

    /// <summary>The ids of those who answered, with an error or without.</summary>
    public IReadOnlySet<string> Servers => _servers;

    /// <returns>Whether that is enough.</returns>
    public bool Take(Reply reply, Session session)
    {
        var told = Answer.Of(reply, question, session.Address.Endpoint.ToString(), asked);
        if (told.Server is { } server && !_servers.Add(server.Id))
            return false;
        _told.Add(told);
        if (told.Failure is not null)
            session.Statistics.CountFailure(FailureKinds.Of(told.Failure));
        return isEnough(this);
    }
}
