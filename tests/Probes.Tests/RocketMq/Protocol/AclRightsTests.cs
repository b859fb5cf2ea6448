using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class AclRightsTests
{
    [Theory]
    [InlineData(202, "Topic:* GET")]
    [InlineData(203, "Group:* GET")]
    [InlineData(208, "Topic:* GET and Group:* GET")]
    [InlineData(307, "Group:* GET")]
    [InlineData(315, "Cluster:* GET")]
    [InlineData(328, "Cluster:* GET")]
    [InlineData(28, null)]
    public void What_a_request_needs_is_known(int request, string? right) => Assert.Equal(right, AclRights.Of((RequestCode)request));
}
