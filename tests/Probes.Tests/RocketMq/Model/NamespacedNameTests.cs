using Probes.RocketMq.Model;

namespace Probes.Tests.RocketMq.Model;

public sealed class NamespacedNameTests
{
    [Theory]
    [InlineData("T_ORDER", "", "T_ORDER")]
    [InlineData("INST_1%T_NS", "INST_1", "T_NS")]
    [InlineData("MQ_INST_a%b%T", "MQ_INST_a%b", "T")]
    [InlineData("%RETRY%INST_1%CG_NS", "INST_1", "CG_NS")]
    [InlineData("%DLQ%INST_1%CG_NS", "INST_1", "CG_NS")]
    [InlineData("%RETRY%CG", "", "CG")]
    [InlineData("%LMQ%x", "", "%LMQ%x")]
    [InlineData("%x", "", "%x")]
    [InlineData("x%", "", "x%")]
    [InlineData("", "", "")]
    public void The_namespace_is_what_stands_before_the_last_percent_sign(string name, string expected, string rest) =>
        Assert.Equal(new NamespacedName(expected, rest), NamespacedName.Of(name));
}
