using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;

namespace Probes.Tests.Kafka.Client;

/// <summary>
/// A broker on a loopback port that says what a test wants it to. Without a script it tells the versions that are spoken here, and that it is
/// broker 1, alone.
/// </summary>
internal sealed class ScriptedBroker : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _accepting;

    public ScriptedBroker(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Endpoint = new Endpoint("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        On(ApiKey.ApiVersions, asked => asked.Versions([.. Versions.Values]));
        On(ApiKey.Metadata, asked => asked.Reply(Metadata((1, Endpoint)).Write));
        On(ApiKey.ListGroups, asked => asked.Reply(new ListGroupsResponse(ErrorCode.None, []).Write));
        On(ApiKey.FindCoordinator, asked => asked.Reply(new ListGroupsResponse(ErrorCode.None, []).Write));
        _accepting = AcceptAsync();
    }

    public Endpoint Endpoint { get; }

    /// <summary>What ApiVersions tells.</summary>
    public ConcurrentDictionary<ApiKey, ApiVersionsResponse.Range> Versions { get; } = new(
        Api.All.Values.Select(api => KeyValuePair.Create(api.Key, new ApiVersionsResponse.Range((short)api.Key, api.Oldest, api.Newest))));

    public X509Certificate2? Certificate { get; init; }

    public ConcurrentQueue<Asked> Asked { get; } = [];

    public int Connections { get; private set; }

    private ConcurrentDictionary<ApiKey, Func<Asked, Said?>> Script { get; } = new();

    public static MetadataResponse Metadata(params (int Id, Endpoint Endpoint)[] brokers) => new()
    {
        ClusterId = "scripted",
        ControllerId = 1,
        Brokers = [.. brokers.Select(broker => new MetadataResponse.Broker(broker.Id, broker.Endpoint.Host, broker.Endpoint.Port, null))],
    };

    public ScriptedBroker On(ApiKey key, Func<Asked, Said?> answer)
    {
        Script[key] = answer;
        return this;
    }

    public ScriptedBroker Knows(ApiKey key, short oldest, short newest)
    {
        Versions[key] = new ApiVersionsResponse.Range((short)key, oldest, newest);
        return this;
    }

    public int Count(ApiKey key) => Asked.Count(asked => asked.Key == key);

    public async Task AskedAsync(ApiKey key, int count = 1)
    {
        while (Count(key) < count)
            await Task.Yield();
    }

    public async ValueTask DisposeAsync()
    {
        // The loop ends first: a listener that is gone would be an error to it.
        await _closing.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (!_closing.IsCancellationRequested)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                Connections++;
                serving.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (OperationCanceledException)
        {
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = await SecuredAsync(client.GetStream());
            using var frames = new FrameReader(stream, 1_000_000, static _ => { });
            while (await frames.ReadAsync(_closing.Token) is { } frame)
            {
                var asked = new Asked(RequestHeader.Read(frame.Span, out _), frame.ToArray());
                // In this order: a test that sees the question may change what the next one is answered.
                var said = Script[asked.Key](asked);
                Asked.Enqueue(asked);
                if (said is null)
                    continue;
                await said.After.WaitAsync(_closing.Token);
                await stream.WriteAsync(said.Bytes, _closing.Token);
                if (said.Closes)
                    return;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ProtocolException or AuthenticationException)
        {
            // The other side left, or the test is over.
        }
    }

    private async Task<Stream> SecuredAsync(NetworkStream stream)
    {
        if (Certificate is null)
            return stream;
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _closing.Token);
        return secured;
    }
}
