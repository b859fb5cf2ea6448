using Simulator.Cli;
using Simulator.RocketMq;

namespace Simulator.Tests.Cli;

public sealed class FaultSyntaxTests
{
    [Theory]
    [InlineData("none", "None")]
    [InlineData("hang", "Hang")]
    [InlineData("half-close", "HalfClose")]
    [InlineData("garbage", "Garbage")]
    [InlineData("truncate", "Truncate")]
    [InlineData("wrong-version", "WrongVersion")]
    [InlineData("refuse", "Refuse")]
    [InlineData("oversize-length", "OversizeLength")]
    [InlineData("slow:200", "Slow")]
    [InlineData("error:1", "Error")]
    public void Every_kind_has_a_word(string text, string kind)
    {
        Assert.True(FaultSyntax.TryParse(text, out var fault));
        Assert.Equal(Enum.Parse<FaultKind>(kind), fault.Kind);
    }

    [Fact]
    public void Arguments_are_kept()
    {
        Assert.True(FaultSyntax.TryParse("slow:1500", out var slow));
        Assert.Equal(TimeSpan.FromSeconds(1.5), slow.Delay);
        Assert.True(FaultSyntax.TryParse("error:2:broker busy: try later@202", out var error));
        Assert.Equal((2, "broker busy: try later", 202), (error.ResponseCode, error.Remark, error.RequestCode));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sleepy")]
    [InlineData("slow")]
    [InlineData("slow:soon")]
    [InlineData("error")]
    [InlineData("hang:1")]
    [InlineData("hang@all")]
    [InlineData("refuse@202")]
    public void Anything_else_is_no_fault(string text) => Assert.False(FaultSyntax.TryParse(text, out _));
}
