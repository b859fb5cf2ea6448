using System.Threading.Channels;
using Probes.Contract;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>A question that was asked and whose answers come one by one. Disposing of it ends the listening.</summary>
/// <param name="subject">What was asked.</param>
/// <param name="forget">Ends the listening.</param>
internal sealed class Inquiry(string subject, Action forget) : IDisposable
{
    /// <summary>More than a system has servers: who answers more often than that is not answering.</summary>
    private const int MostReplies = 10_000;

    private readonly Channel<Reply> _replies = Channel.CreateBounded<Reply>(MostReplies);

    public string Subject => subject;

    /// <summary>The next answer.</summary>
    /// <exception cref="ProbeException">There will be none, and it is known why.</exception>
    public async ValueTask<Reply> NextAsync(CancellationToken cancellationToken)
    {
        // What has arrived counts, even if the time is over by now.
        if (_replies.Reader.TryRead(out var arrived))
            return arrived;
        try
        {
            return await _replies.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException exception) when (exception.InnerException is ProbeException failure)
        {
            throw new ProbeException(failure.Kind, failure.Message, failure);
        }
    }

    public void Take(Reply reply)
    {
        if (!_replies.Writer.TryWrite(reply))
            Fail(new ProbeException(FailureKind.Protocol, $"more than {MostReplies} answers to {subject}"));
    }

    public void Fail(ProbeException failure) => _replies.Writer.TryComplete(failure);

    public void Dispose() => forget();
}
