using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;

namespace Simulator.Tests.Kafka.Support;

/// <summary>One connection to one broker: requests and responses as they are, nothing retried.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient tcp = new();
    private int lastId;

    public Stream Stream { get; private set; } = Stream.Null;

    public static async Task<RawClient> ConnectAsync(KafkaNode node, SslClientAuthenticationOptions? tls = null)
    {
        var client = new RawClient();
        await client.tcp.ConnectAsync(IPAddress.Loopback, node.EndPoint.Port);
        client.Stream = client.tcp.GetStream();
        if (tls is not null)
        {
            var secured = new SslStream(client.Stream);
            client.Stream = secured;
            await secured.AuthenticateAsClientAsync(tls);
        }

        return client;
    }

    /// <summary>Asks on a connection of its own.</summary>
    public static async Task<T> AskAsync<T>(KafkaNode node, KafkaRequest<T> request, short? version = null)
    {
        using var client = await ConnectAsync(node);
        return await client.AskAsync(request, version);
    }

    /// <param name="request">What is asked.</param>
    /// <param name="version">Null: the newest that is spoken.</param>
    public async Task<T> AskAsync<T>(KafkaRequest<T> request, short? version = null)
    {
        var spoken = version ?? Api.Of(request.Key).Newest;
        var id = await SendAsync(request, spoken);
        var frame = await ReceiveAsync();
        Assert.Equal(id, Frames.CorrelationIdOf(frame));
        return Frames.ReadResponse(frame, request, spoken);
    }

    /// <returns>The correlation id.</returns>
    public async Task<int> SendAsync(KafkaRequest request, short? version = null)
    {
        var output = new ArrayBufferWriter<byte>();
        Frames.WriteRequest(output, request, version ?? Api.Of(request.Key).Newest, ++lastId, "test");
        await Stream.WriteAsync(output.WrittenMemory);
        return lastId;
    }

    /// <summary>A frame without its length.</summary>
    public async Task<byte[]> ReceiveAsync()
    {
        var head = new byte[4];
        await Stream.ReadExactlyAsync(head);
        var frame = new byte[BinaryPrimitives.ReadInt32BigEndian(head)];
        await Stream.ReadExactlyAsync(frame);
        return frame;
    }

    /// <summary>Sends the steps of a login.</summary>
    public Task<SaslAuthenticateResponse> StepAsync(ReadOnlySpan<byte> bytes) => AskAsync(new SaslAuthenticateRequest([.. bytes]));

    /// <summary>Waits until the broker has closed the connection.</summary>
    public async Task ClosedAsync()
    {
        try
        {
            Assert.Equal(0, await Stream.ReadAsync(new byte[1]));
        }
        catch (IOException)
        {
            // Reset: closed as well.
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        tcp.Dispose();
    }
}
