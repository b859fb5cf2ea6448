using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>Every recorded frame, of our requests and of others.</summary>
public sealed class CapturedAnswerTests
{
    public static TheoryData<string> Sets => [.. CaptureSet.Names];

    public static TheoryData<string, int> SetsAndCodes =>
        [.. CaptureSet.Names.SelectMany(_ => Enum.GetValues<RequestCode>(), (set, code) => (set, (int)code))];

    [Theory]
    [MemberData(nameof(SetsAndCodes))]
    public void The_values_are_those_that_a_second_reader_finds(string set, int code)
    {
        foreach (var frame in CaptureSet.Load(set).Answers(code))
        {
            var body = RemotingCodec.Read(frame.Response).Body;
            Assert.False(body.IsEmpty, frame.ToString());
            var expected = ReferenceText.Of(code, body).Order(StringComparer.Ordinal);
            Assert.Equal(expected, DecodedText.Of(code, body).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_frame_has_the_header_that_the_index_tells_of(string set)
    {
        foreach (var frame in CaptureSet.Load(set).Frames.Where(frame => frame.Response is not null))
        {
            var reply = RemotingCodec.Read(frame.Response);
            Assert.Equal(frame.ResponseCode, reply.Header.Code);
            Assert.Equal(frame.ResponseRemark, reply.Header.Remark);
            Assert.Equal(frame.Number("responseSerializeType"), (int)reply.Header.SerializeType);
            Assert.Equal(frame.Number("responseSize"), frame.Response!.Length + 4);
            Assert.Equal("JAVA", reply.Header.Language);
            Assert.Equal(frame.Number("responseVersion") ?? reply.Header.Version.Ordinal, reply.Header.Version.Ordinal);
            Assert.Equal(frame.Number("responseFlag") ?? 1, reply.Header.Flag);
            Assert.Equal(frame.Number("responseBodySize") ?? reply.Body.Length, reply.Body.Length);
            if (frame.Index.TryGetProperty("responseExtFieldNames", out var names))
                Assert.Equal(names.EnumerateArray().Select(name => name.GetString()!).Order(), reply.Header.ExtFields.Keys.Order());
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_answer_names_the_request_that_was_sent(string set)
    {
        foreach (var frame in CaptureSet.Load(set).Frames)
        {
            Assert.Null(RemotingCodec.ReplyOpaque(frame.Request));
            var request = RemotingCodec.Read(frame.Request).Header;
            Assert.Equal(frame.RequestCode, request.Code);
            if (frame.Response is not null)
                Assert.Equal(request.Opaque, RemotingCodec.ReplyOpaque(frame.Response));
        }
    }

    [Fact]
    public void The_sets_hold_what_these_tests_are_for()
    {
        var frames = CaptureSet.Names.SelectMany(set => CaptureSet.Load(set).Frames).ToList();
        Assert.Equal(3562, frames.Count);
        foreach (var code in Enum.GetValues<RequestCode>().Where(code => !Decoders.Unrecorded.Contains((int)code)))
            Assert.Contains(frames, frame => frame.RequestCode == (int)code && frame.Succeeded);
    }
}
