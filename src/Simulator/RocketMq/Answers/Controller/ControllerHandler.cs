using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Transport;

namespace Simulator.RocketMq.Answers.Controller;

/// <summary>ControllerRequestProcessor of 5.x, as far as it is played.</summary>
internal sealed class ControllerHandler(ControllerView controller) : IRequestHandler
{
    private readonly MetadataAnswer metadata = new(controller);
    private readonly SyncStateAnswer syncState = new(controller);

    public bool Answer(RemotingRequest request, ReplyWriter reply)
    {
        switch (request.Code)
        {
            case RequestCode.ControllerGetMetadataInfo:
                metadata.Write(request, reply);
                break;
            case RequestCode.ControllerGetSyncStateData:
                syncState.Write(request, reply);
                break;
            default:
                Refusal.NotSupported(request, reply);
                break;
        }

        return true;
    }
}
