using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers;

/// <summary>Commas between entries: nothing before the first one.</summary>
internal struct Separator
{
    private bool isNeeded;

    public void Write(ReplyWriter reply)
    {
        if (isNeeded)
        {
            reply.Raw(","u8);
        }

        isNeeded = true;
    }
}
