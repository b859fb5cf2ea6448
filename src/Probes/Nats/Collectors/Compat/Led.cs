using System.Collections.Immutable;
using Probes.Nats.Client;
using Probes.Nats.Model;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat;

/// <summary>
/// The leader's copy of each stream and consumer that the configuration admits. What nobody who answers leads is not here: the
/// other copies would be wrong.
/// </summary>
internal sealed class Led
{
    private readonly NatsOptions _options;
    private readonly IEnumerable<LedStream> _copies;

    /// <param name="options">What is reported.</param>
    /// <param name="told">What each server said.</param>
    public Led(NatsOptions options, ImmutableArray<(ServerIdentity Server, Jsz Value)> told)
    {
        _options = options;
        _copies =
            from answer in told
            from account in answer.Value.AccountDetails ?? []
            where options.Accounts.Admits(account.Name ?? "")
            from stream in account.StreamDetail ?? []
            where options.Streams.Admits(stream.Name ?? "")
            select new LedStream(answer.Server, answer.Value, account, stream);
    }

    public IEnumerable<LedStream> Streams() => LedOf(
        _copies, stream => (Place(stream), stream.Account.Id, stream.Stream.Name),
        stream => new Copy<LedStream>(stream.Server.Name, LeaderOf(stream.Stream.Cluster, stream.Server), stream.Stream.State?.LastSeq ?? 0, stream));

    public IEnumerable<LedConsumer> Consumers() => LedOf(
        from copy in _copies
        from consumer in copy.Stream.ConsumerDetail ?? []
        where _options.Consumers.Admits(consumer.Name ?? "")
        select new LedConsumer(copy, consumer),
        consumer => (Place(consumer.Copy), consumer.Copy.Account.Id, consumer.Copy.Stream.Name, consumer.Consumer.Name),
        consumer => new Copy<LedConsumer>(
            consumer.Copy.Server.Name, LeaderOf(consumer.Consumer.Cluster, consumer.Copy.Server), consumer.Consumer.Delivered?.ConsumerSeq ?? 0, consumer));

    // The copies of a stream are in one cluster; a server without one has them by itself.
    private static string Place(LedStream stream) => stream.Server.Cluster.Length > 0 ? stream.Server.Cluster : stream.Server.Id;

    private static string LeaderOf(ClusterInfo? cluster, ServerIdentity server) => cluster is null ? server.Name : cluster.Leader ?? "";

    private static IEnumerable<T> LedOf<T, TKey>(IEnumerable<T> copies, Func<T, TKey> key, Func<T, Copy<T>> copy) => copies
        .Select(copy)
        .Where(known => known.IsLeaders)
        .GroupBy(known => key(known.Value), (_, led) => led.Aggregate(new Choice<T>(), static (choice, known) =>
        {
            choice.Add(known);
            return choice;
        }).Led!.Value.Value);
}
