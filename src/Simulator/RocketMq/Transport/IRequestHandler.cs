using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Transport;

/// <summary>What a server knows. Called on many connections at once.</summary>
internal interface IRequestHandler
{
    /// <summary>Writes the whole reply frame, or returns false: 4.9 name servers are silent to unknown codes.</summary>
    bool Answer(RemotingRequest request, ReplyWriter reply);

    /// <summary>How long the server waits for somebody else before it answers; called once for each request.</summary>
    TimeSpan WaitFor(RemotingRequest request) => TimeSpan.Zero;
}
