namespace EndToEnd.Nats.Testing;

/// <summary>Real servers n1, n2, … in one cluster, with JetStream.</summary>
internal sealed class NatsCluster : IAsyncDisposable
{
    private NatsCluster(IReadOnlyList<NatsServer> servers) => Servers = servers;

    public IReadOnlyList<NatsServer> Servers { get; }

    /// <param name="size">How many.</param>
    /// <param name="more">More configuration for each.</param>
    public static async Task<NatsCluster> StartAsync(int size = 3, string more = "")
    {
        var ports = Enumerable.Range(0, size).Select(_ => NatsServer.FreePort()).ToList();
        var routes = string.Join(", ", ports.Select(port => $"\"nats-route://127.0.0.1:{port}\""));
        var cluster = new NatsCluster(
        [
            .. ports.Select((port, i) => NatsServer.Begin(
                $$"""
                jetstream { store_dir: "{folder}/js", max_mem: 256MB, max_file: 1GB }
                cluster { name: c1, listen: "127.0.0.1:{{port}}", routes: [{{routes}}] }
                {{more}}
                """, $"n{i + 1}")),
        ]);
        try
        {
            await Task.WhenAll(cluster.Servers.Select(server => server.IsReadyAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers)
            await server.DisposeAsync();
    }
}
