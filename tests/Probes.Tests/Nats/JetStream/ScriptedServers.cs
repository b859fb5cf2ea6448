using System.Collections.Immutable;
using System.Text;
using Probes.Contract;
using Probes.Nats.Client;

namespace Probes.Tests.Nats.JetStream;

/// <summary>Servers that say of JetStream what a test gives them to say.</summary>
internal sealed class ScriptedServers : IWayIn
{
    private readonly Dictionary<string, (ServerIdentity Identity, byte[] Config, byte[] Plain)> _servers = [];

    /// <summary>Every question that was asked, by its path.</summary>
    public List<string> Asked { get; } = [];

    public IReadOnlyCollection<PeerStatistics> Peers => [];

    public static ScriptedServers Recorded(string phase, params string[] servers)
    {
        var all = new ScriptedServers();
        foreach (var server in servers)
            all.Set(server, "c1", JetStreamCapture.Of(phase, server, withConfig: true), JetStreamCapture.Of(phase, server, withConfig: false));
        return all;
    }

    /// <summary>A server by itself with one document, with or without configurations.</summary>
    public static ScriptedServers Solo(string json)
    {
        var all = new ScriptedServers();
        all.Set("solo", "", json);
        return all;
    }

    public void Set(string server, string cluster, string json) => Set(server, cluster, Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetBytes(json));

    public void Set(string server, string cluster, byte[] config, byte[] plain) =>
        _servers[server] = (new ServerIdentity(server, "ID-" + server, cluster, "2.9.10"), config, plain);

    /// <summary>A server that is there and does not tell of JetStream.</summary>
    public string? Silent { get; set; }

    /// <summary>Who gives its document without configurations only: with them it takes too long.</summary>
    public string? Slow { get; set; }

    public void Remove(string server) => _servers.Remove(server);

    public Task<ImmutableArray<Told<ServerIdentity>>> MeetAsync(CancellationToken deadline) => Task.FromResult<ImmutableArray<Told<ServerIdentity>>>(
        [.. _servers.Values.Select(server => new Told<ServerIdentity>(server.Identity.Name, server.Identity, server.Identity, null))]);

    public Task<ImmutableArray<Told<T>>> AskAsync<T>(Question<T> question, CancellationToken deadline)
        where T : class
    {
        Asked.Add(question.Path);
        var withConfig = question.Path == Questions.JszWithConfig.Path;
        return Task.FromResult<ImmutableArray<Told<T>>>(
            [.. _servers.Values.Select(server => server.Identity.Name == Silent || (withConfig && server.Identity.Name == Slow)
                ? new Told<T>(server.Identity.Name, server.Identity, null, new ProbeException(FailureKind.Timeout, "no answer"))
                : new Told<T>(server.Identity.Name, server.Identity, Documents.Read(withConfig ? server.Config : server.Plain, question.Type), null))]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
