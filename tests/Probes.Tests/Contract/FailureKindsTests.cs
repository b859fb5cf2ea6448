using System.Net.Sockets;
using Probes.Contract;
using Probes.Transport;

namespace Probes.Tests.Contract;

public sealed class FailureKindsTests
{
    public static TheoryData<Exception, FailureKind> Thrown => new()
    {
        { new ProbeException(FailureKind.Auth, "x"), FailureKind.Auth },
        { new ProtocolException("x"), FailureKind.Protocol },
        { new TimeoutException(), FailureKind.Timeout },
        { new OperationCanceledException(), FailureKind.Timeout },
        { new TaskCanceledException(), FailureKind.Timeout },
        { new SocketException((int)SocketError.ConnectionRefused), FailureKind.Unreachable },
        { new SocketException((int)SocketError.HostNotFound), FailureKind.Unreachable },
        { new IOException("reset", new SocketException((int)SocketError.ConnectionReset)), FailureKind.Unreachable },
        { new IOException("lost", new TimeoutException()), FailureKind.Timeout },
        { new EndOfStreamException(), FailureKind.Unreachable },
        { new InvalidOperationException(), FailureKind.Internal },
    };

    [Theory]
    [MemberData(nameof(Thrown))]
    public void What_was_thrown_has_a_word(Exception exception, FailureKind kind) => Assert.Equal(kind, FailureKinds.Of(exception));

    [Fact]
    public void Every_kind_has_a_label_of_its_own()
    {
        var labels = Enum.GetValues<FailureKind>().Select(kind => kind.Label()).ToList();
        Assert.Equal(labels.Count, labels.Distinct().Count());
        Assert.All(labels, label => Assert.Matches("^[a-z]+$", label));
    }
}
