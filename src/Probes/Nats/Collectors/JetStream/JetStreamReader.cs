using System.Collections.Immutable;
using Probes.Contract;
using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Asks every server for its streams and consumers, with their configurations only when they are due or something is new.</summary>
internal static class JetStreamReader
{
    /// <exception cref="Contract.ProbeException">Not one server gave its document.</exception>
    public static async Task<JetStreamReading> ReadAsync(NatsCollection collection)
    {
        var system = collection.System;
        var (now, memory, options) = (system.Time.GetUtcNow(), system.JetStream, system.Options);
        var isDue = memory.Configs.IsDue(now);
        var documents = isDue ? [] : await collection.DocumentsAsync(Questions.Jsz);
        if (isDue || memory.Configs.MustAsk(now, documents, options))
            documents = await ConfiguredAsync(collection, memory.Configs, documents);
        var streams = ViewsOf(system, documents);
        memory.Note(now.ToUnixTimeMilliseconds(), streams);
        return new JetStreamReading(documents, streams);
    }

    // The larger document may be too large for the time there is: whoever does not give it still has the smaller one.
    private static async Task<ImmutableArray<(ServerIdentity Server, Jsz Value)>> ConfiguredAsync(
        NatsCollection collection, ConfigMemory configs, ImmutableArray<(ServerIdentity Server, Jsz Value)> plain)
    {
        var told = await collection.AskAsync(Questions.JszWithConfig);
        var configured = told.Where(answer => answer.Succeeded).Select(answer => (Server: answer.Server!, Value: answer.Value!)).ToImmutableArray();
        // Who is down, or has no JetStream, will not have given more in a minute.
        var isWhole = !told.Any(answer => answer is { Server: not null, Failure: { } failure } && FailureKinds.Of(failure) is FailureKind.Timeout or FailureKind.Protocol);
        configs.Remember(collection.System.Time.GetUtcNow(), configured, collection.System.Options, isWhole);
        if (isWhole)
            return await collection.DocumentsAsync(Questions.JszWithConfig);
        if (plain.IsEmpty)
            plain = await collection.DocumentsAsync(Questions.Jsz);
        return [.. configured, .. plain.Where(one => configured.All(other => other.Server.Id != one.Server.Id))];
    }

    private static List<StreamView> ViewsOf(NatsSystem system, ImmutableArray<(ServerIdentity Server, Jsz Value)> documents)
    {
        var views = new Dictionary<(string Cluster, string Account, string Stream), StreamView>();
        foreach (var (server, document) in documents)
        {
            var cluster = system.ClusterOf(server);
            foreach (var account in document.AccountDetails ?? [])
            {
                if (!system.Options.Accounts.Admits(account.Name ?? ""))
                    continue;
                foreach (var stream in account.StreamDetail ?? [])
                {
                    if (system.Options.Streams.Admits(stream.Name ?? ""))
                        Add(views, system, cluster, account.Name ?? "", new StreamCopy(server, document.Now, stream, system.JetStream.Configs.Of(server, account.Name ?? "", stream)));
                }
            }
        }

        // A page in the same order each time is easier to read and to compress, and what a budget cuts stays the same.
        return [.. views.OrderBy(view => view.Key.Account, StringComparer.Ordinal).ThenBy(view => view.Key.Stream, StringComparer.Ordinal).Select(view => view.Value)];
    }

    private static void Add(
        Dictionary<(string Cluster, string Account, string Stream), StreamView> views, NatsSystem system, string cluster, string account, StreamCopy copy)
    {
        var key = (cluster, account, copy.Detail.Name ?? "");
        if (!views.TryGetValue(key, out var view))
            views[key] = view = new StreamView(cluster, account, key.Item3);
        view.Add(copy);
        foreach (var consumer in copy.Detail.ConsumerDetail ?? [])
        {
            if (system.Options.Consumers.Admits(consumer.Name ?? ""))
                view.Add(new ConsumerCopy(copy, consumer, consumer.Config ?? copy.Settings?.Of(consumer)));
        }
    }
}
