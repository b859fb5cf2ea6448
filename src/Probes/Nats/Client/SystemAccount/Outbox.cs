using System.Buffers;
using System.Threading.Channels;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>Takes what is to be sent without ever waiting, and sends it in order: a server that does not read blocks nobody.</summary>
/// <param name="stream">Where the bytes go.</param>
/// <param name="sent">Called with the bytes of each write.</param>
internal sealed class Outbox(Stream stream, Action<int> sent)
{
    private readonly Channel<ReadOnlyMemory<byte>> _waiting =
        Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new UnboundedChannelOptions { SingleReader = true });

    public void Add(Action<IBufferWriter<byte>> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        write(bytes);
        _waiting.Writer.TryWrite(bytes.WrittenMemory);
    }

    /// <summary>Sends until it is cancelled.</summary>
    /// <exception cref="IOException">The connection was lost.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var bytes = await _waiting.Reader.ReadAsync(cancellationToken);
            await stream.WriteAsync(bytes, cancellationToken);
            sent(bytes.Length);
        }
    }
}
