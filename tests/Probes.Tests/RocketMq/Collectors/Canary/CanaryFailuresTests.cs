using Probes.Contract;
using Probes.RocketMq;
using Probes.RocketMq.Collectors.Canary;

namespace Probes.Tests.RocketMq.Collectors.Canary;

public sealed class CanaryFailuresTests
{
    [Fact]
    public void Each_has_a_label_of_its_own()
    {
        var labels = CanaryFailures.All.Select(CanaryFailures.Label).ToList();
        Assert.Equal(labels.Distinct(), labels);
        Assert.All(labels, label => Assert.Matches("^[a-z]+(_[a-z]+)*$", label));
        // The name of the constant is the label: none was forgotten.
        Assert.Equal(CanaryFailures.All.Select(failure => failure.ToString().ToUpperInvariant()), labels.Select(label => label.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant()));
    }

    [Fact]
    public void What_only_RocketMQ_tells_apart_is_one_word_for_all_systems() => Assert.Equal(
        ["FlushDiskTimeout", "SlaveNotAvailable", "FlushSlaveTimeout"],
        CanaryFailures.All.Where(failure => failure.SharedLabel() == "degraded").Select(failure => failure.ToString()));

    [Theory]
    [InlineData(10, "FlushDiskTimeout")]
    [InlineData(11, "SlaveNotAvailable")]
    [InlineData(12, "FlushSlaveTimeout")]
    public void A_code_says_what_is_less_safe(int code, string expected) => Assert.Equal(expected, CanaryFailures.OfDegraded(code).ToString());

    [Theory]
    [InlineData("Timeout", "Creating", "NoTopic")]
    [InlineData("Timeout", "Checking", "NotChecked")]
    [InlineData("Timeout", "Sending", "SendTimeout")]
    [InlineData("Timeout", "Reading", "ReadTimeout")]
    [InlineData("Unreachable", "Sending", "BrokerDown")]
    [InlineData("Tls", "Sending", "BrokerDown")]
    [InlineData("Protocol", "Reading", "Protocol")]
    [InlineData("Internal", "Reading", "Internal")]
    [InlineData("Auth", "Sending", "Auth")]
    [InlineData("Forbidden", "Reading", "Forbidden")]
    [InlineData("Unsupported", "Sending", "SendRefused")]
    public void A_failure_is_told_by_its_kind_and_how_far_it_came(string kind, string stage, string expected) =>
        Assert.Equal(expected, CanaryFailures.Of(new ProbeException(Enum.Parse<FailureKind>(kind), "x"), Enum.Parse<CanaryStage>(stage)).ToString());

    [Theory]
    [InlineData(2, "[TIMEOUT_CLEAN_QUEUE]broker busy", "Sending", "SendRefused")]
    [InlineData(14, "service not available now", "Sending", "SendRefused")]
    [InlineData(14, "service not available now", "Reading", "ReadRefused")]
    [InlineData(17, "topic not exist", "Sending", "NoTopic")]
    [InlineData(17, "topic not exist", "Reading", "NoTopic")]
    [InlineData(1, "no", "Creating", "NoTopic")]
    [InlineData(16, "the broker[10.0.0.1] sending message is forbidden", "Sending", "NotWritable")]
    [InlineData(16, "the topic[x] pulling message is forbidden", "Reading", "NotReadable")]
    [InlineData(16, "User:x has no permission to access Topic:T from 127.0.0.1, no matched policies.", "Sending", "Forbidden")]
    [InlineData(1, "org.apache.rocketmq.acl.common.AclException: Need admin permission for request code=17, but accessKey=x is not", "Creating", "Forbidden")]
    [InlineData(16, "check signature failed.", "Sending", "Auth")]
    public void A_refusal_is_told_by_its_code_and_its_words(int code, string remark, string stage, string expected) =>
        Assert.Equal(expected, CanaryFailures.Of(new RocketMqException(code, remark, "peer"), Enum.Parse<CanaryStage>(stage)).ToString());
}
