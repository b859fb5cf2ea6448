using System.Globalization;
using System.Net;
using Simulator.RocketMq.Answers.NameServer;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Transport;

namespace Simulator.RocketMq;

/// <summary>One name server. Brokers register with each one by itself.</summary>
internal sealed class SimulatedNameServer : ISimulatedServer, IAsyncDisposable
{
    private readonly RemotingServer server;

    public SimulatedNameServer(int index, int port, NameServerRegistry registry, IReadOnlyDictionary<string, string> orderTopics, ServerOptions options)
    {
        Registry = registry;
        Settings = new NameServerSettings(orderTopics);
        Label = string.Create(CultureInfo.InvariantCulture, $"name-server/{index}");
        var view = new NameServerView(registry, Settings, options.Flavor)
        {
            Properties = () => new Dictionary<string, string>
            {
                ["listenPort"] = EndPoint.Port.ToString(CultureInfo.InvariantCulture),
            },
        };
        server = new RemotingServer(new NameServerHandler(view), options, port);
    }

    public string Label { get; }

    public IPEndPoint EndPoint => server.EndPoint;

    /// <summary>What this one knows of the brokers; a broker may be taken out of it alone.</summary>
    public NameServerRegistry Registry { get; }

    public NameServerSettings Settings { get; }

    public Fault Fault
    {
        get => server.Fault;
        set => server.Fault = value;
    }

    public RequestCounts Requests => server.Requests;

    public void Start() => server.Start();

    public void Stop() => server.Stop();

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
