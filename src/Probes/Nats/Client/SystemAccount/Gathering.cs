using System.Collections.Immutable;
using Probes.Contract;
using Probes.Nats.Protocol.Wire;
using Probes.Transport;

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
        var told = Read(reply, session.Address.Endpoint.ToString());
        if (told.Server is { } server && !_servers.Add(server.Id))
            return false;
        _told.Add(told);
        if (told.Failure is not null)
            session.Statistics.CountFailure(FailureKinds.Of(told.Failure));
        return isEnough(this);
    }

    private Told<T> Read(Reply reply, string peer)
    {
        ServerIdentity? server = null;
        T? value = null;
        Exception? failure = null;
        try
        {
            value = Compression.Unpack(reply, envelope =>
            {
                var answer = SystemEnvelope.Read(envelope);
                server = IdentityOf(answer.Server);
                return answer.ErrorCode == 0
                    ? question.Read(envelope[answer.Data])
                    : throw new ProbeException(FailureKind.Broker, $"{server.Name} {question.Name}: error {answer.ErrorCode}: {answer.ErrorDescription}");
            });
        }
        catch (ProbeException exception)
        {
            failure = exception;
        }
        catch (ProtocolException exception)
        {
            failure = new ProbeException(FailureKind.Protocol, $"{server?.Name ?? peer} {question.Name}: {exception.Message}", exception);
        }

        return new Told<T>(peer, server, value, failure) { Times = (asked, reply.At) };
    }

    private static ServerIdentity IdentityOf(EnvelopeServer server) => server.Id.Length > 0
        ? new ServerIdentity(server.Name.Length > 0 ? server.Name : server.Id, server.Id, server.Cluster, server.Version)
        : throw new ProtocolException("an answer of the system account that does not say whose it is");
}
