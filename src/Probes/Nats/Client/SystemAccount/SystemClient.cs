using Probes.Contract;
using Probes.Nats.Protocol.Wire;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>Asks all servers of a system at once, and hands on their answers as they come.</summary>
internal sealed class SystemClient(SystemConnection connection, TimeSpan timeout, TimeProvider time)
{
    public IReadOnlyCollection<PeerStatistics> Peers => connection.Peers;

    /// <summary>Asks, and takes answers until they are enough, no more come, or the time is over.</summary>
    /// <param name="request">What.</param>
    /// <param name="take">Takes an answer with the connection that it came over; true: that was the last one needed.</param>
    /// <param name="deadline">The end of the collection; the end of the time for one request may be before.</param>
    /// <exception cref="ProbeException">There was not one answer, and why.</exception>
    public async Task RequestManyAsync(SystemRequest request, Func<Reply, Session, bool> take, CancellationToken deadline)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, deadline);
        var session = await ConnectedAsync(either.Token);
        var answers = 0;
        session.Statistics.CountRequest(request.Name);
        using var inquiry = session.Ask(request.Subject, request.Body);
        try
        {
            while (true)
            {
                var reply = await inquiry.NextAsync(either.Token);
                if (reply.Header.Status == HeaderBlock.NoResponders)
                    throw new ProbeException(FailureKind.Unsupported, $"no server answers {request.Subject}: is the user one of the system account, and are the servers new enough?");
                answers++;
                if (take(reply, session))
                    return;
                if (request.Gap is { } gap)
                    limit.CancelAfter(gap);
            }
        }
        catch (OperationCanceledException) when (answers > 0)
        {
            // Who is missing, the caller knows.
        }
        catch (Exception exception)
        {
            var failure = Explain(exception, request, session);
            session.Statistics.CountFailure(failure.Kind);
            throw failure;
        }
    }

    private async Task<Session> ConnectedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await connection.GetAsync(cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            throw new ProbeException(FailureKind.Timeout, "no connection to the system account in time", exception);
        }
        catch (ProbeException failure)
        {
            // The one that is kept is thrown to many.
            throw new ProbeException(failure.Kind, failure.Message, failure);
        }
    }

    private ProbeException Explain(Exception exception, SystemRequest request, Session session)
    {
        if (exception is ProbeException known)
            return new ProbeException(known.Kind, $"{request.Name}: {known.Message}", known);
        if (exception is not OperationCanceledException)
            return new ProbeException(FailureKinds.Of(exception), $"{request.Name}: {exception.Message}", exception);
        var late = new ProbeException(FailureKind.Timeout, $"{session.Address.Endpoint} {request.Name}: no answer in time", exception);
        // Not one byte in all that time: the server may be gone without a word, or have much to do.
        if (session.Silence >= timeout)
            _ = session.DoubtAsync(timeout, late);
        return late;
    }
}
