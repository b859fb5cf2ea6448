using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Kafka.Client;

/// <summary>Listeners with TLS and without, and clients of the other kind.</summary>
public sealed class SecuredTests : PeersFixture, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Authority _authority = new("Test CA");

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_of_a_known_authority_is_asked()
    {
        await using var broker = Secured(_authority);
        Trust(_authority.Pem);
        await using var peers = Peers(broker);
        Assert.Equal("scripted", (await MetadataAsync(peers)).ClusterId);
        Assert.Empty(Log.Taken());
    }

    [Fact(Timeout = 10_000)]
    public async Task A_wrong_authority_is_a_tls_failure_told_once_until_the_file_is_right()
    {
        using var other = new Authority("Other CA");
        await using var one = Secured(_authority);
        await using var two = Secured(_authority);
        Trust(other.Pem);
        await using var peers = Peers(one, two);
        for (var i = 0; i < 3; i++)
        {
            AssertFailure(
                FailureKind.Tls, "the peer's certificate was refused: its issuer, CN=Test CA, is not known to", await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(peers)));
            Time.Advance(TimeSpan.FromSeconds(5));
        }

        var sentence = Assert.Single(Log.Taken());
        Assert.StartsWith($"Warning: There is no TLS with target prod (tls), as seen at bootstrap server {one.Endpoint}: ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(" Check that the port is one for TLS, tls.ca_file, tls.server_name and the client's certificate.", sentence, StringComparison.Ordinal);
        // Files are read again for each connection.
        _folder.Write("ca.pem", _authority.Pem);
        await MetadataAsync(peers);
        Assert.Equal(["Information: There is TLS with target prod again."], Log.Taken());
    }

    [Fact(Timeout = 10_000)]
    public async Task A_listener_without_TLS_is_told_from_one_that_is_off()
    {
        // A broker takes the first bytes of the handshake for the length of a request that is too long, and closes.
        await using var broker = new ScriptedBroker();
        Trust(_authority.Pem);
        AssertFailure(FailureKind.Tls, "the peer closed the connection during the TLS handshake; it may not speak TLS", await FailureAsync(broker));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_listener_with_TLS_that_is_asked_without_it_is_a_sentence_about_TLS()
    {
        await using var broker = Secured(_authority);
        var failure = await FailureAsync(broker);
        // .NET's server sends an alert; Java's closes without a word.
        Assert.True(
            failure.Message.Contains("this listener speaks TLS", StringComparison.Ordinal) || failure.Message.Contains("it may want TLS (tls.enabled)", StringComparison.Ordinal),
            failure.Message);
    }

    [Fact(Timeout = 10_000)]
    public async Task That_any_certificate_is_taken_is_told_at_the_start()
    {
        Options = Options with { Tls = new TlsOptions { SkipVerify = true } };
        await using var broker = Secured(_authority);
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        Assert.StartsWith("Warning: Target prod takes any certificate (tls.insecure_skip_verify)", Assert.Single(Log.Taken()), StringComparison.Ordinal);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_connection_that_is_lost_is_made_again_with_the_files_of_that_time()
    {
        await using var broker = Secured(_authority);
        Trust(_authority.Pem);
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        _folder.Write("ca.pem", "half a file");
        var isGone = false;
        broker.On(ApiKey.ListGroups, asked =>
        {
            (var before, isGone) = (isGone, true);
            return before ? asked.Reply(new ListGroupsResponse(ErrorCode.None, []).Write) : Said.Goodbye;
        });
        await GroupsAsync(peers);
        Assert.Contains("ca.pem: holds no certificate", Assert.Single(Log.Taken()), StringComparison.Ordinal);
    }

    private static ScriptedBroker Secured(Authority authority) => new() { Certificate = authority.Issue("127.0.0.1").Load() };

    private void Trust(string pem) => Options = Options with { Tls = new TlsOptions { CaFile = _folder.Write("ca.pem", pem) } };
}
