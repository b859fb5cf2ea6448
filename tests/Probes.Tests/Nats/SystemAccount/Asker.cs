using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Client.SystemAccount;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Nats.SystemAccount;

/// <summary>A connection and what is asked over it.</summary>
internal sealed class Asker : IAsyncDisposable
{
    private readonly SystemConnection _connection;
    private readonly SystemClient _client;
    private int _taken;

    public Asker(ManualTime time, NatsSystemOptions options)
    {
        _connection = new SystemConnection(options, new ProbeContext("t", null, time, NullLogger.Instance), Told.Add);
        _client = new SystemClient(_connection, options.Timeout, time);
    }

    /// <summary>What was said of files that cannot be used.</summary>
    public List<string> Told { get; } = [];

    public IReadOnlyCollection<PeerStatistics> Peers => _client.Peers;

    /// <summary>Answers to the last question until now.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Asks, and returns the answers when there are so many, or the time is over.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(int expected, TimeSpan? gap = null)
    {
        Volatile.Write(ref _taken, 0);
        var texts = new List<string>();
        await _client.RequestManyAsync(new SystemRequest("VARZ", "$SYS.REQ.SERVER.PING.VARZ", "{}") { Gap = gap }, Take, CancellationToken.None);
        return texts;

        bool Take(Reply reply, Session session)
        {
            using var text = new StreamReader(Compression.Unpack(reply), Encoding.UTF8);
            texts.Add(text.ReadToEnd());
            return Interlocked.Increment(ref _taken) == expected;
        }
    }

    public Task<Session> ConnectAsync() => _connection.GetAsync(CancellationToken.None);

    /// <summary>Over whom a question would be asked now; null: nobody.</summary>
    public Endpoint? ConnectedTo => ConnectAsync() is { IsCompletedSuccessfully: true } connected ? Session(connected).Address.Endpoint : null;

    /// <summary>Waits until a question has been counted, that is, asked.</summary>
    public Task SentAsync(string name) =>
        Eventually.TrueAsync(() => Peers.Any(peer => peer.Requests.Any(request => request.Key == name)));

    private static Session Session(Task<Session> connected) => connected.GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
