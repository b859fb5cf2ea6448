using Probes.Contract;
using Probes.Kafka;
using Probes.Kafka.Collectors.Canary;
using Probes.Kafka.Protocol;

namespace Probes.Tests.Kafka.Collectors.Canary;

public sealed class CanaryFailuresTests
{
    [Fact]
    public void Every_failure_has_a_word_of_its_own() =>
        Assert.Equal(CanaryFailures.All.Length, CanaryFailures.All.Select(CanaryFailures.Label).Distinct().Count());

    [Theory]
    [InlineData("NotEnoughReplicas", "Sending", "not_enough_replicas", "send_refused")]
    [InlineData("NotEnoughReplicasAfterAppend", "Sending", "not_enough_replicas_after_append", "degraded")]
    [InlineData("RequestTimedOut", "Sending", "send_timeout", "send_timeout")]
    [InlineData("KafkaStorageError", "Sending", "send_refused", "send_refused")]
    [InlineData("TopicAuthorizationFailed", "Sending", "forbidden", "forbidden")]
    [InlineData("TopicAuthorizationFailed", "Reading", "forbidden", "forbidden")]
    [InlineData("OffsetOutOfRange", "Reading", "read_refused", "read_refused")]
    [InlineData("OffsetNotAvailable", "Checking", "not_checked", "not_checked")]
    [InlineData("InvalidReplicationFactor", "Creating", "no_topic", "no_topic")]
    [InlineData("SaslAuthenticationFailed", "Creating", "auth", "auth")]
    public void An_error_code_becomes_a_word(string code, string stage, string own, string shared)
    {
        var failure = CanaryFailures.Of(new KafkaException(Enum.Parse<ErrorCode>(code), "broker 1"), Enum.Parse<CanaryStage>(stage));
        Assert.Equal((own, shared), (failure.Label(), failure.SharedLabel()));
    }

    [Theory]
    [InlineData("Unreachable", "Sending", "broker_down")]
    [InlineData("Tls", "Checking", "broker_down")]
    [InlineData("Timeout", "Sending", "send_timeout")]
    [InlineData("Timeout", "Reading", "read_timeout")]
    [InlineData("Timeout", "Checking", "not_checked")]
    [InlineData("Auth", "Checking", "auth")]
    [InlineData("Unsupported", "Creating", "no_topic")]
    [InlineData("Protocol", "Reading", "protocol")]
    public void A_failure_of_the_way_there_becomes_a_word(string kind, string stage, string label) =>
        Assert.Equal(label, CanaryFailures.Of(new ProbeException(Enum.Parse<FailureKind>(kind), "said"), Enum.Parse<CanaryStage>(stage)).Label());
}
