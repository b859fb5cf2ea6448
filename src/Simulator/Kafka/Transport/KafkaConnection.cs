using System.IO.Pipelines;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Channels;
using Probes.Transport;
using Simulator.Kafka.Security;

namespace Simulator.Kafka.Transport;

/// <summary>Serves one connection: answers are sent in the order of the requests, as brokers do, whichever is ready first.</summary>
/// <param name="socket">The client.</param>
/// <param name="door">What it passes on its way in.</param>
/// <param name="answer">Answers one request. It is called in their order.</param>
internal sealed class KafkaConnection(Socket socket, KafkaDoor door, Func<byte[], CancellationToken, Task<Reply>> answer)
{
    private readonly Channel<Task<Reply>> replies = Channel.CreateUnbounded<Task<Reply>>(new() { SingleReader = true, SingleWriter = true });

    public async Task RunAsync(CancellationToken stopped)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        await using var closing = end.Token.UnsafeRegister(static s => ((Socket)s!).Dispose(), socket).ConfigureAwait(false);
        try
        {
            await using var stream = await door.OpenAsync(socket, end.Token).ConfigureAwait(false);
            var sending = SendAsync(stream, end);
            await ReceiveAsync(stream, end.Token).ConfigureAwait(false);
            replies.Writer.Complete();
            // Half of a connection that is closed is no reason to wait for what will never come.
            await end.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(false);
        }
        catch (Exception e) when (IsEnd(e) || e is AuthenticationException)
        {
            // The other side has gone, or there is no TLS with it, or this server was stopped.
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            socket.Dispose();
        }
    }

    private static bool IsEnd(Exception exception) =>
        exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException;

    private async Task ReceiveAsync(Stream stream, CancellationToken cancellation)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellation).ConfigureAwait(false);
                var buffer = read.Buffer;
                while (RequestFrames.Take(ref buffer) is { } frame)
                {
                    replies.Writer.TryWrite(answer(frame, cancellation));
                }

                reader.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (IsEnd(e) || e is ProtocolException)
        {
            // Gone, or no client of Kafka's: closed without a word.
        }
        finally
        {
            await reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    private async Task SendAsync(Stream stream, CancellationTokenSource end)
    {
        try
        {
            await foreach (var pending in replies.Reader.ReadAllAsync(end.Token).ConfigureAwait(false))
            {
                var reply = await pending.ConfigureAwait(false);
                if (!reply.Bytes.IsEmpty)
                {
                    await stream.WriteAsync(reply.Bytes, end.Token).ConfigureAwait(false);
                }

                if (reply.Closes)
                {
                    break;
                }
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // Nobody waits for it any more.
        }

        await end.CancelAsync().ConfigureAwait(false);
    }
}
