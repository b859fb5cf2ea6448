using System.Text.RegularExpressions;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

public sealed partial class CodeTests
{
    // They write, refresh a broker's liveness, delete offsets, clean files, or make a broker wait for a client. 11, 17 and
    // 310 are the canary's: they have no name among those that collectors may ask with.
    private static readonly int[] NeverSent =
        [10, 11, 15, 17, 25, 27, 35, 36, 50, 51, 53, 100, 102, 103, 104, 200, 205, 207, 215, 216, 217, 220, 222, 306, 307, 308, 309, 310, 316, 318, 320, 322, 327, 329, 904];

    public static TheoryData<int> Codes => [.. Enum.GetValues<RequestCode>().Select(code => (int)code).Except(Decoders.Unrecorded)];

    [Fact]
    public void No_request_of_ours_changes_anything() =>
        Assert.DoesNotContain(Enum.GetValues<RequestCode>(), code => NeverSent.Contains((int)code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_has_the_name_that_RocketMQ_gives_it(int code)
    {
        var name = RequestCodes.NameOf((RequestCode)code);
        Assert.Matches(UpperSnake(), name);
        var recorded = CaptureSet.Load("rocketmq-5.3.3").Frames.First(frame => frame.RequestCode == code);
        Assert.Equal(recorded.Index.GetProperty("requestName").GetString(), name);
    }

    [Fact]
    public void A_code_that_is_not_ours_has_no_name() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RequestCodes.NameOf((RequestCode)322));

    [Theory]
    [InlineData(355, false)]
    [InlineData(399, false)]
    [InlineData(401, true)]
    [InlineData(479, true)]
    public void Producers_are_not_asked_of_a_broker_that_would_not_answer(int version, bool known) =>
        Assert.Equal(known, RequestCodes.IsKnownTo(RequestCode.GetAllProducerInfo, new MqVersion(version)));

    [Theory]
    [InlineData(409, false)]
    [InlineData(412, true)]
    [InlineData(479, true)]
    public void What_is_new_in_5_x_is_not_asked_of_a_broker_that_would_not_answer(int version, bool known)
    {
        foreach (var code in new[] { RequestCode.GetTimerCheckPoint, RequestCode.GetTimerMetrics, RequestCode.GetAllMessageRequestMode, RequestCode.GetBrokerHaStatus })
            Assert.Equal(known, RequestCodes.IsKnownTo(code, new MqVersion(version)));
    }

    [Theory]
    [InlineData(1005, "CONTROLLER_GET_METADATA_INFO")]
    [InlineData(1006, "CONTROLLER_GET_SYNC_STATE_DATA")]
    public void What_is_asked_of_a_controller_was_not_recorded_and_has_its_name_too(int code, string name)
    {
        Assert.Equal(name, RequestCodes.NameOf((RequestCode)code));
        Assert.True(RequestCodes.IsKnownTo((RequestCode)code, default));
    }

    [Fact]
    public void What_a_server_left_unanswered_or_refused_is_what_it_does_not_know()
    {
        foreach (var set in new[] { "rocketmq-4.7.1", "rocketmq-4.9.8", "rocketmq-5.3.3" })
        {
            var version = RemotingCodec.Read(CaptureSet.Load(set)["ns.GET_BROKER_CLUSTER_INFO"].Response).Header.Version;
            foreach (var frame in CaptureSet.Load(set).Frames.Where(IsAskedOfTheRightServer))
                Assert.Equal(frame.ResponseCode is not (null or ResponseCode.RequestCodeNotSupported), RequestCodes.IsKnownTo((RequestCode)frame.RequestCode, version));
        }

        static bool IsAskedOfTheRightServer(CapturedFrame frame) =>
            Enum.IsDefined((RequestCode)frame.RequestCode) && (frame.Server == "ns") == IsForNameServers((RequestCode)frame.RequestCode);

        static bool IsForNameServers(RequestCode code) => code is RequestCode.GetRouteInfoByTopic or RequestCode.GetBrokerClusterInfo
            or RequestCode.GetAllTopicListFromNameServer or RequestCode.GetKvListByNamespace or RequestCode.GetNamesrvConfig;
    }

    [Theory]
    [InlineData(0, "SUCCESS")]
    [InlineData(1, "SYSTEM_ERROR")]
    [InlineData(2, "SYSTEM_BUSY")]
    [InlineData(3, "REQUEST_CODE_NOT_SUPPORTED")]
    [InlineData(10, "FLUSH_DISK_TIMEOUT")]
    [InlineData(11, "SLAVE_NOT_AVAILABLE")]
    [InlineData(12, "FLUSH_SLAVE_TIMEOUT")]
    [InlineData(16, "NO_PERMISSION")]
    [InlineData(17, "TOPIC_NOT_EXIST")]
    [InlineData(19, "PULL_NOT_FOUND")]
    [InlineData(20, "PULL_RETRY_IMMEDIATELY")]
    [InlineData(21, "PULL_OFFSET_MOVED")]
    [InlineData(22, "QUERY_NOT_FOUND")]
    [InlineData(26, "SUBSCRIPTION_GROUP_NOT_EXIST")]
    [InlineData(206, "CONSUMER_NOT_ONLINE")]
    [InlineData(1500, "GO_AWAY")]
    [InlineData(2007, "CONTROLLER_NOT_LEADER")]
    [InlineData(4711, "4711")]
    [InlineData(-1, "-1")]
    public void Response_codes_have_names(int code, string name) => Assert.Equal(name, ResponseCode.NameOf(code));

    [GeneratedRegex("^[A-Z]+(_[A-Z]+)*$")]
    private static partial Regex UpperSnake();
}
