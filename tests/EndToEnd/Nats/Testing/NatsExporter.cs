using EndToEnd.Testing;

namespace EndToEnd.Nats.Testing;

/// <summary>The exporter with one target that is NATS.</summary>
internal static class NatsExporter
{
    /// <summary>One entry of <c>targets</c> that asks monitoring ports.</summary>
    public static string Target(string name, IEnumerable<NatsServer> servers, params string[] more) =>
        $"  - name: {name}\n    nats:\n      monitor: [{string.Join(", ", servers.Select(server => server.Monitor))}]\n"
        + string.Concat(more.Select(line => $"      {line}\n"));

    public static Task<RunningExporter> WatchAsync(IEnumerable<NatsServer> servers, params string[] more) =>
        RunningExporter.StartAsync("targets:\n" + Target("system", servers, more));
}
