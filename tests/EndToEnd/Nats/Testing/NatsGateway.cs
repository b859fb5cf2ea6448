namespace EndToEnd.Nats.Testing;

/// <summary>Two clusters of one real server each, e1 in east and w1 in west, with a gateway between them, and a leaf node of e1.</summary>
internal sealed class NatsGateway : IAsyncDisposable
{
    private readonly List<NatsServer> _servers = [];

    /// <summary>e1, w1 and the leaf node.</summary>
    public IReadOnlyList<NatsServer> Servers => _servers;

    public static async Task<NatsGateway> StartAsync()
    {
        var system = new NatsGateway();
        var (east, west, leaf) = (NatsServer.FreePort(), NatsServer.FreePort(), NatsServer.FreePort());
        var gateways = $$"""gateways: [{name: east, url: "nats://127.0.0.1:{{east}}"}, {name: west, url: "nats://127.0.0.1:{{west}}"}]""";
        try
        {
            system._servers.Add(NatsServer.Begin(
                $$"""
                gateway { name: east, listen: "127.0.0.1:{{east}}", {{gateways}} }
                leafnodes { listen: "127.0.0.1:{{leaf}}" }
                accounts { SYS: {users: [{user: s, password: s}]}, APP: {users: [{user: a, password: a}]} }
                system_account: SYS
                no_auth_user: a
                """, "e1"));
            system._servers.Add(NatsServer.Begin($$"""gateway { name: west, listen: "127.0.0.1:{{west}}", {{gateways}} }""", "w1"));
            system._servers.Add(NatsServer.Begin($$"""leafnodes { remotes: [{url: "nats://127.0.0.1:{{leaf}}"}] }""", "leaf"));
            await Task.WhenAll(system._servers.Select(server => server.IsReadyAsync()));
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }
}
