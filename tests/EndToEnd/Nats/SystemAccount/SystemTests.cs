using EndToEnd.Nats.Testing;
using EndToEnd.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Client;
using Probes.Nats.Client.SystemAccount;
using Probes.Transport;

namespace EndToEnd.Nats.SystemAccount;

/// <summary>A cluster of real servers over one connection.</summary>
public sealed class SystemTests
{
    private const string Users = "accounts: { SYS: {users: [{user: sys, password: p}]} }\nsystem_account: SYS\n";

    [Fact]
    public async Task One_connection_sees_all_servers_and_moves_when_its_own_is_killed()
    {
        await using var cluster = await NatsCluster.StartAsync(3, Users);
        var first = cluster.Servers[0];
        await using var way = new SystemWay(
            new NatsSystemOptions
            {
                Servers = [new Endpoint("127.0.0.1", first.Port)],
                Login = new NatsLogin { User = "sys", Password = Secret.Of("p") },
                Timeout = TimeSpan.FromSeconds(20),
            },
            new ProbeContext("t", null, TimeProvider.System, NullLogger.Instance), static _ => { });
        await Until.TrueAsync(async () => (await way.MeetAsync(CancellationToken.None)).Count(told => told.Succeeded) == 3);
        Assert.Equal(["n1", "n2", "n3"], (await way.AskAsync(Questions.JszWithConfig, CancellationToken.None)).Select(told => told.Server!.Name));
        Assert.All(await way.AskAsync(Questions.Accstatz, CancellationToken.None), told => Assert.NotNull(told.Value));
        Assert.All(await way.AskAsync(Questions.Healthz, CancellationToken.None), told => Assert.Equal("ok", told.Value!.Status));
        Assert.Single(way.Peers);

        await first.KillAsync();
        await Until.TrueAsync(async () =>
            (await way.MeetAsync(CancellationToken.None)).Where(told => told.Succeeded).Select(told => told.Server!.Name).SequenceEqual(["n2", "n3"]));
        var gone = Assert.Single(await way.MeetAsync(CancellationToken.None), told => !told.Succeeded);
        Assert.Equal("n1", gone.Server!.Name);
        Assert.Equal(FailureKind.Timeout, FailureKinds.Of(gone.Failure!));
    }
}
