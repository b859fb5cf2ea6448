using System.Buffers.Binary;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Transport;

/// <summary>The requests of one read, answered; and what the server's fault makes of the answers.</summary>
internal sealed class RequestBatch
{
    private readonly RemotingServer server;
    private readonly RemotingRequest request = new();

    public RequestBatch(RemotingServer server, FrameBuffer frames)
    {
        this.server = server;
        var taken = new List<ReadOnlyMemory<byte>>();
        while (frames.TryTake(out var frame))
        {
            taken.Add(frame);
        }

        if (server.Options.OutOfOrder)
        {
            taken.Reverse();
        }

        foreach (var frame in taken)
        {
            Take(frame);
        }

        ClosesAfterwards |= frames.IsBroken;
    }

    public PooledBuffer Replies { get; } = new();

    /// <summary>Replies that a slow server holds back.</summary>
    public PooledBuffer Delayed { get; } = new();

    public TimeSpan Delay { get; private set; }

    public bool HalfCloses { get; private set; }

    public bool ClosesAfterwards { get; private set; }

    private void Take(ReadOnlyMemory<byte> memory)
    {
        var frame = memory.Span;
        var word = BinaryPrimitives.ReadInt32BigEndian(frame);
        var headerLength = word & 0xFFFFFF;
        if (headerLength > frame.Length - 4
            || !RequestHeaderReader.TryRead((HeaderType)(word >> 24), frame.Slice(4, headerLength), request))
        {
            ClosesAfterwards = true;
            return;
        }

        request.Body = memory[(4 + headerLength)..];
        server.Requests.CountRequest(request.Code);
        if (!ClosesAfterwards && !HalfCloses && !request.IsOneWay)
        {
            Answer(server.Fault);
        }
    }

    private void Answer(Fault fault)
    {
        switch (fault.KindFor(request.Code))
        {
            case FaultKind.Hang or FaultKind.Refuse:
                break;
            case FaultKind.HalfClose:
                HalfCloses = true;
                break;
            case FaultKind.Garbage:
                BrokenFrames.Garbage(Replies, request.Opaque);
                break;
            case FaultKind.OversizeLength:
                BrokenFrames.Oversize(Replies);
                break;
            case FaultKind.Truncate:
                BrokenFrames.Truncated(Replies, WriteAnswer);
                ClosesAfterwards = true;
                break;
            case FaultKind.Slow:
                Delay = fault.Delay;
                WriteAnswer(Delayed);
                break;
            case FaultKind.Error:
                var reply = new ReplyWriter(Replies, server.Dialect(request.Code));
                reply.Begin(request, fault.ResponseCode, fault.Remark);
                reply.End();
                break;
            default:
                var wait = server.WaitFor(request);
                Delay = wait > Delay ? wait : Delay;
                WriteAnswer(wait > TimeSpan.Zero ? Delayed : Replies);
                break;
        }
    }

    private void WriteAnswer(PooledBuffer buffer)
    {
        var before = buffer.Length;
        if (!server.Answer(request, new ReplyWriter(buffer, server.Dialect(request.Code))))
        {
            buffer.Truncate(before);
        }
    }
}
