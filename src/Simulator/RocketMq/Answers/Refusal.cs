using System.Globalization;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers;

/// <summary>Error answers, with the remarks that real servers give.</summary>
internal static class Refusal
{
    public static void NotSupported(RemotingRequest request, ReplyWriter reply) =>
        Write(request, reply, ResponseCode.RequestCodeNotSupported, string.Create(CultureInfo.InvariantCulture, $" request type {request.Code} not supported"));

    public static void Write(RemotingRequest request, ReplyWriter reply, int code, string remark)
    {
        reply.Begin(request, code, remark);
        reply.End();
    }

    /// <summary>A missing argument is a NullPointerException inside the processor, told as code 1.</summary>
    public static void MissingArgument(RemotingRequest request, ReplyWriter reply)
    {
        reply.BeginThrown(request, "java.lang.NullPointerException: Cannot invoke \"Object.hashCode()\" because \"key\" is null, java.base/java.util.concurrent.ConcurrentHashMap.get(ConcurrentHashMap.java:936)");
        reply.End();
    }
}
