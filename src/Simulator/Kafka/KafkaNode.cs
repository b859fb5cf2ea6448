using System.Net;
using System.Net.Sockets;
using Probes.Kafka.Protocol;
using Simulator.Kafka.Answers;
using Simulator.Kafka.Model;
using Simulator.Kafka.Security;
using Simulator.Kafka.Transport;

namespace Simulator.Kafka;

/// <summary>One broker on its port.</summary>
internal sealed class KafkaNode : IAsyncDisposable
{
    private readonly ClusterState cluster;
    private readonly KafkaDoor door;
    private readonly KafkaServer server;
    private KafkaFault fault = KafkaFault.None;

    public KafkaNode(ClusterState cluster, int id, KafkaDoor door)
    {
        (this.cluster, Id, this.door) = (cluster, id, door);
        server = new KafkaServer(cluster.Plan.Port == 0 ? 0 : cluster.Plan.Port + id - 1, ServeAsync);
    }

    public int Id { get; }

    public IPEndPoint EndPoint => server.EndPoint;

    public bool IsRunning => server.IsListening;

    public RequestCounts Requests { get; } = new();

    public KafkaFault Fault
    {
        get => Volatile.Read(ref fault);
        set => Volatile.Write(ref fault, value);
    }

    /// <summary>Called with each request that was read, before it is answered: for what happens to a cluster in the midst of a client's questions.</summary>
    public Action<ApiKey>? Asked { get; set; }

    /// <exception cref="SocketException">A fixed port is taken.</exception>
    public void Start() => server.Start();

    /// <summary>Ends the process; what the cluster makes of it is another matter (<see cref="BrokerPlay"/>).</summary>
    public void Stop() => server.Stop();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task ServeAsync(Socket socket, CancellationToken cancellation)
    {
        Requests.CountConnection();
        var session = new Session(cluster, this, new SaslSession(cluster.Plan.Sasl, cluster.Time));
        return new KafkaConnection(socket, door, session.AnswerAsync).RunAsync(cancellation);
    }
}
