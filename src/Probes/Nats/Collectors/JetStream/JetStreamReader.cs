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
        var (system, now) = (collection.System, collection.System.Time.GetUtcNow());
        var (configs, accounts) = (system.JetStream.Configs, collection.AskAsync(Questions.Accstatz));
        var documents = configs.IsDue(now) ? [] : await collection.DocumentsAsync(Questions.Jsz);
        var found = Find(documents, system, await accounts);
        if (configs.IsDue(now) || configs.MustAsk(now, found))
        {
            documents = await ConfiguredAsync(collection, documents);
            found = Find(documents, system, await accounts);
        }

        var streams = ViewsOf(system, found);
        system.JetStream.Note(now.ToUnixTimeMilliseconds(), streams);
        return new JetStreamReading(documents, streams);
    }

    // The larger document may be too large for the time there is: whoever does not give it still has the smaller one.
    private static async Task<ImmutableArray<(ServerIdentity Server, Jsz Value)>> ConfiguredAsync(
        NatsCollection collection, ImmutableArray<(ServerIdentity Server, Jsz Value)> plain)
    {
        var told = await collection.AskAsync(Questions.JszWithConfig);
        ImmutableArray<(ServerIdentity Server, Jsz Value)> configured = [.. told.Where(answer => answer.Succeeded).Select(answer => (answer.Server!, answer.Value!))];
        // Who is down, or has no JetStream, will not have given more in a minute.
        var isWhole = !told.Any(answer => answer is { Server: not null, Failure: { } failure } && FailureKinds.Of(failure) is FailureKind.Timeout or FailureKind.Protocol);
        var (system, accounts) = (collection.System, await collection.AskAsync(Questions.Accstatz));
        system.JetStream.Configs.Remember(system.Time.GetUtcNow(), [.. configured.Select(one => one.Server)], Find(configured, system, accounts), isWhole);
        if (isWhole)
            return await collection.DocumentsAsync(Questions.JszWithConfig);
        if (plain.IsEmpty)
            plain = await collection.DocumentsAsync(Questions.Jsz);
        return [.. configured, .. plain.Where(one => configured.All(other => other.Server.Id != one.Server.Id))];
    }

    // Those that the filters admit. What an account goes by is only known when all that name one were heard.
    private static List<FoundStream> Find(
        ImmutableArray<(ServerIdentity Server, Jsz Value)> documents, NatsSystem system, ImmutableArray<Told<Accstatz>> accounts)
    {
        foreach (var account in accounts.SelectMany(told => told.Value?.AccountStatz ?? []))
            system.Accounts.Learn(account.Acc, account.Name);
        foreach (var account in documents.SelectMany(document => document.Value.AccountDetails ?? []))
            system.Accounts.Learn(account.Id ?? account.Name, account.Name);
        return
        [
            .. from document in documents
               from account in document.Value.AccountDetails ?? []
               let id = account.Id ?? account.Name ?? ""
               let name = system.Accounts.NameOf(id)
               where system.Options.Accounts.Admits(name)
               from stream in account.StreamDetail ?? []
               where system.Options.Streams.Admits(stream.Name ?? "")
               select new FoundStream(document.Server, document.Value.Now, id, name, stream),
        ];
    }

    private static List<StreamView> ViewsOf(NatsSystem system, IReadOnlyList<FoundStream> found)
    {
        var views = new Dictionary<(string Cluster, string Account, string Stream), StreamView>();
        foreach (var stream in found)
        {
            var key = (system.ClusterOf(stream.Server), stream.Account, stream.Detail.Name ?? "");
            if (!views.TryGetValue(key, out var view))
                views[key] = view = new StreamView(key.Item1, key.Account, key.Item3);
            Add(view, new StreamCopy(stream, system.JetStream.Configs.Of(stream)), system.Options);
        }

        // A page in the same order each time is easier to read and to compress, and what a budget cuts stays the same.
        return [.. views.OrderBy(view => view.Key.Account, StringComparer.Ordinal).ThenBy(view => view.Key.Stream, StringComparer.Ordinal).Select(view => view.Value)];
    }

    private static void Add(StreamView view, StreamCopy copy, NatsOptions options)
    {
        view.Add(copy);
        foreach (var consumer in copy.Detail.ConsumerDetail ?? [])
        {
            if (options.Consumers.Admits(consumer.Name ?? ""))
                view.Add(new ConsumerCopy(copy, consumer, consumer.Config ?? copy.Settings?.Of(consumer)));
        }
    }
}
