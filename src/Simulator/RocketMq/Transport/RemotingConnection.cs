using System.Net.Sockets;
using System.Security.Authentication;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Transport;

/// <summary>
/// Serves one connection: takes as many requests as one read brings, answers them all into one buffer,
/// sends that at once.
/// </summary>
internal sealed class RemotingConnection(RemotingServer server, Socket socket) : IDisposable
{
    private readonly FrameBuffer frames = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly List<Task> late = [];
    private Stream stream = Stream.Null;

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stopped = cancellation.UnsafeRegister(static s => ((Socket)s!).Dispose(), socket);
        try
        {
            if (await server.Options.Door.OpenAsync(socket, cancellation).ConfigureAwait(false) is not { } opened)
            {
                return;
            }

            stream = opened;
            while (await ReceiveAsync(cancellation).ConfigureAwait(false))
            {
                var batch = new RequestBatch(server, frames);
                await SendAsync(batch, cancellation).ConfigureAwait(false);
                if (batch.ClosesAfterwards)
                {
                    break;
                }
            }
        }
        catch (Exception e) when (IsEnd(e) || e is AuthenticationException)
        {
            // The other side has gone, or there is no TLS with it, or this server was stopped.
        }
        finally
        {
            socket.Dispose();
            await Task.WhenAll(late).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        socket.Dispose();
        frames.Dispose();
        sending.Dispose();
    }

    private static bool IsEnd(Exception exception) =>
        exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException;

    private async ValueTask<bool> ReceiveAsync(CancellationToken cancellation)
    {
        var count = await stream.ReadAsync(frames.Room(), cancellation).ConfigureAwait(false);
        frames.Received(count);
        return count > 0;
    }

    private async ValueTask SendAsync(RequestBatch batch, CancellationToken cancellation)
    {
        if (batch.Delayed.Length > 0)
        {
            late.RemoveAll(task => task.IsCompleted);
            late.Add(SendLateAsync(batch.Delayed, batch.Delay, cancellation));
        }
        else
        {
            batch.Delayed.Dispose();
        }

        using var replies = batch.Replies;
        await SendNowAsync(replies.Written, cancellation).ConfigureAwait(false);
        if (batch.HalfCloses)
        {
            socket.Shutdown(SocketShutdown.Send);
        }
    }

    private async Task SendLateAsync(PooledBuffer replies, TimeSpan delay, CancellationToken cancellation)
    {
        using (replies)
        {
            try
            {
                await Task.Delay(delay, server.Options.Time, cancellation).ConfigureAwait(false);
                await SendNowAsync(replies.Written, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (IsEnd(e))
            {
                // Nobody waits for it any more.
            }
        }
    }

    private async ValueTask SendNowAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!bytes.IsEmpty)
            {
                await stream.WriteAsync(bytes, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            sending.Release();
        }
    }
}
