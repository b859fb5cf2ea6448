using System.Net;

namespace Simulator.RocketMq;

/// <summary>What name servers and brokers have in common for tests and the command line.</summary>
internal interface ISimulatedServer
{
    /// <summary>How faults and counts name it: "name-server/1", "broker-a/0".</summary>
    string Label { get; }

    IPEndPoint EndPoint { get; }

    Fault Fault { get; set; }

    RequestCounts Requests { get; }

    void Start();

    void Stop();
}
