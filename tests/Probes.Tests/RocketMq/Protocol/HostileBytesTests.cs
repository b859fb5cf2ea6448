using Probes.RocketMq.Protocol;
using Probes.Tests.Testing;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>A decoder gives a value or a ProtocolException, and takes memory in proportion to what it was given.</summary>
public sealed class HostileBytesTests
{
    private const int Seed = 20261121;

    // A record of 80 bytes can stand for "{}," of the input, next to the growth of its list.
    private const long BytesPerByte = 120;
    private const long BytesAlways = 32 * 1024;

    private static readonly int[] Codes = [.. Enum.GetValues<RequestCode>().Select(code => (int)code).Except(Decoders.Unrecorded)];
    private static readonly byte[] Telling = "{}[]\":,0x\\un-e.@'$ \n\r"u8.ToArray();

    public static TheoryData<int> AllCodes => [.. Codes];

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void Mutated_and_cut_answers_are_read_or_refused(int code)
    {
        var random = new Random(Seed + code);
        foreach (var frame in CaptureSet.Names.SelectMany(set => CaptureSet.Load(set).Answers(code).Take(3)))
        {
            for (var i = 0; i < 60; i++)
                ReadFrame(code, Mutate(frame.Response!, random));
        }
    }

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void Every_cut_of_an_answer_is_refused(int code)
    {
        var frame = CaptureSet.Load("rocketmq-5.3.3").Frames.Concat(CaptureSet.Load("rocketmq-4.9.8").Frames)
            .Where(frame => frame.RequestCode == code && frame.Succeeded).MinBy(frame => frame.Response!.Length)!;
        var body = RemotingCodec.Read(frame.Response).Body.ToArray();
        var step = Math.Max(1, body.Length / 400);
        for (var length = 0; length < body.Length; length += step)
        {
            // A properties text may end anywhere.
            if ((RequestCode)code is RequestCode.GetBrokerConfig or RequestCode.GetNamesrvConfig)
                ReadBody(code, body[..length]);
            else
                Assert.Throws<ProtocolException>(() => DecodedText.Of(code, body.AsSpan(0, length)).Count());
        }
    }

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void Random_bodies_are_read_or_refused(int code)
    {
        var random = new Random(Seed - code);
        for (var i = 0; i < 2000; i++)
        {
            var body = random.GetItems(Telling, random.Next(200));
            ReadBody(code, body);
            ReadBody(code, [.. "{\"offsetTable\":{"u8, .. body, .. "}}"u8]);
        }
    }

    [Fact]
    public void Random_frames_are_read_or_refused()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 50_000; i++)
        {
            var frame = new byte[random.Next(64)];
            random.NextBytes(frame);
            if (frame.Length > 3)
                (frame[0], frame[1], frame[2], frame[3]) = ((byte)random.Next(2), 0, 0, (byte)random.Next(frame.Length));
            ReadFrame(28, frame);
        }
    }

    [Theory]
    [InlineData("{\"topicConfigTable\":{", "\"\":{},", "}}", 21)]
    [InlineData("{\"offsetTable\":{", "{}:{},", "}}", 202)]
    [InlineData("{\"offsetTable\":{", "{\"queueId\":1}:{\"maxOffset\":1},", "}}", 202)]
    [InlineData("{\"offsetTable\":{", "\"a@b\":{},", "}}", 43)]
    [InlineData("{\"offsetTable\":{", "\"a@b\":{1:1},", "}}", 43)]
    [InlineData("{\"connectionSet\":[", "{},", "]}", 203)]
    [InlineData("{\"consumeTimeSpanSet\":[", "{\"messageQueue\":{\"queueId\":1}},", "]}", 303)]
    [InlineData("{\"data\":{\"g\":[", "{},", "]}}", 328)]
    [InlineData("{\"haConnectionInfo\":[", "{},", "]}", 907)]
    [InlineData("{\"replicasInfoTable\":{", "\"\":{},", "}}", 1006)]
    [InlineData("{\"replicasInfoTable\":{\"a\":{\"inSyncReplicas\":[", "{},", "]}}}", 1006)]
    [InlineData("{\"topicList\":[", "\"\",", "]}", 206)]
    [InlineData("{\"brokerDatas\":[", "{\"brokerName\":\"\"},", "]}", 105)]
    [InlineData("{\"table\":{", "\"\\u0041\":\"\\n\",", "}}", 28)]
    public void Much_of_nothing_takes_memory_in_proportion(string head, string item, string tail, int code)
    {
        var body = head + string.Concat(Enumerable.Repeat(item, 100_000 / item.Length));
        ReadBody(code, (body.TrimEnd(',') + tail).U8());
    }

    private static byte[] Mutate(byte[] valid, Random random) => Hostile.Mutate(valid, Telling, random, int.MaxValue);

    private static void ReadFrame(int code, byte[] frame)
    {
        Bounded(frame.Length, () => RemotingCodec.ReplyOpaque(frame));
        Bounded(frame.Length, () => DecodedBody(code, frame));
    }

    private static void ReadBody(int code, byte[] body) => Bounded(body.Length, () => Decoders.Read(code, body));

    private static void DecodedBody(int code, byte[] frame) => Decoders.Read(code, RemotingCodec.Read(frame).Body);

    private static void Bounded(int length, Action read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
        }
        catch (ProtocolException)
        {
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesAlways + BytesPerByte * length);
    }
}
