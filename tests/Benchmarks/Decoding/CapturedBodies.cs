using Probes.RocketMq.Protocol;
using Probes.Tests.RocketMq;

namespace Benchmarks.Decoding;

/// <summary>Answers recorded from real servers.</summary>
internal static class CapturedBodies
{
    public static byte[] Largest(int code)
    {
        var frames = CaptureSet.Names.SelectMany(name => CaptureSet.Load(name).Answers(code));
        return RemotingCodec.Read(frames.MaxBy(frame => frame.Response!.Length)!.Response).Body.ToArray();
    }
}
