using System.Globalization;
using System.Net;
using Simulator.RocketMq.Answers.Controller;
using Simulator.RocketMq.Transport;

namespace Simulator.RocketMq;

/// <summary>One controller of a 5.x cluster in controller mode.</summary>
internal sealed class SimulatedController : ISimulatedServer, IAsyncDisposable
{
    private readonly RemotingServer server;

    public SimulatedController(int index, int port, ControllerQuorum quorum, ServerOptions options)
    {
        Index = index;
        Label = string.Create(CultureInfo.InvariantCulture, $"controller/{index}");
        var view = new ControllerView(index, quorum.Brokers)
        {
            Leader = () => BelievedLeader ?? quorum.Leader,
            Peers = () => [.. quorum.Controllers.Select(controller => controller.EndPoint.ToString())],
        };
        server = new RemotingServer(new ControllerHandler(view), options, port);
    }

    public int Index { get; }

    public string Label { get; }

    public IPEndPoint EndPoint => server.EndPoint;

    /// <summary>Whom this one takes for the leader, right or wrong: a controller that is cut off; null: whoever it is.</summary>
    public int? BelievedLeader { get; set; }

    public Fault Fault
    {
        get => server.Fault;
        set => server.Fault = value;
    }

    public RequestCounts Requests => server.Requests;

    public bool IsRunning => server.IsListening && Fault is not { Kind: FaultKind.Hang, RequestCode: null };

    public void Start() => server.Start();

    public void Stop() => server.Stop();

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
