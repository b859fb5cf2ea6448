using System.Collections.Immutable;
using System.Text;
using Probes.Contract;
using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;

namespace Probes.Tests.Nats;

/// <summary>Servers whose documents a test puts there, by path; what is not there is unsupported.</summary>
internal sealed class ScriptedWay : IWayIn
{
    private readonly List<(string Name, Func<string, byte[]?> Find)> _servers = [];

    /// <summary>Every path that was asked for.</summary>
    public List<string> Asked { get; } = [];

    public (DateTimeOffset, DateTimeOffset) Times { get; set; }

    public IReadOnlyCollection<PeerStatistics> Peers => [];

    /// <summary>A server of the recording.</summary>
    public ScriptedWay With(string phase, params string[] servers)
    {
        foreach (var server in servers)
            _servers.Add((server, path => ServerCapture.Find(phase, server, path)));
        return this;
    }

    /// <summary>A server with documents of a test's own; the same server again replaces them.</summary>
    public ScriptedWay With(string server, params (string Path, string Json)[] documents)
    {
        _servers.RemoveAll(known => known.Name == server);
        var bytes = documents.ToDictionary(document => document.Path, document => Encoding.UTF8.GetBytes(document.Json));
        _servers.Add((server, bytes.GetValueOrDefault));
        return this;
    }

    public Task<ImmutableArray<Told<ServerIdentity>>> MeetAsync(CancellationToken deadline) =>
        Task.FromResult<ImmutableArray<Told<ServerIdentity>>>([.. _servers.Select(server => new Told<ServerIdentity>(server.Name, Identity(server.Find), Identity(server.Find), null))]);

    public Task<ImmutableArray<Told<T>>> AskAsync<T>(Question<T> question, CancellationToken deadline)
        where T : class
    {
        Asked.Add(question.Path);
        return Task.FromResult<ImmutableArray<Told<T>>>([.. _servers.Select(server => Ask(question, server.Name, server.Find))]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Told<T> Ask<T>(Question<T> question, string name, Func<string, byte[]?> find)
        where T : class =>
        find(question.Path) is { } document
            ? new Told<T>(name, Identity(find), Documents.Read(document, question.Type), null) { Times = Times }
            : new Told<T>(name, Identity(find), null, new ProbeException(FailureKind.Unsupported, $"404 {question.Path}"));

    private static ServerIdentity Identity(Func<string, byte[]?> find)
    {
        var varz = Documents.Read(find("/varz")!, NatsJson.Default.Varz);
        return new ServerIdentity(varz.ServerName!, varz.ServerId!, varz.Cluster?.Name ?? "", varz.Version ?? "");
    }
}
