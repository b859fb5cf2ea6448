using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Collectors.Accounts;
using Probes.Nats.Metrics;
using Probes.Nats.Model.Servers;

namespace Probes.Nats.Collectors.Subscriptions;

/// <summary>Who shares the messages of subjects? Each server tells its own clients' subscriptions, so that a sum over servers is right.</summary>
internal sealed class QueueGroupsCollector : ICollector<NatsCollection>
{
    /// <summary>So many queue groups have series; names are the clients' own and could be any number.</summary>
    private const int MostNamed = 1000;

    public CollectorDescription Description { get; } =
        new("queue_groups", TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3)) { MayWait = true };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var names = await AccountDirectory.ReadAsync(collection);
        var told = await collection.DocumentsAsync(DetailQuestions.Subscriptions);
        var subscriptions = told.SelectMany(answer => (answer.Value.SubscriptionsList ?? []).Select(subscription => new ClientSubscription(
                collection.System.ClusterOf(answer.Server), names.NameOf(subscription.Account), answer.Server.Id, subscription.Cid,
                subscription.Subject ?? "", subscription.Qgroup ?? "")))
            .Where(subscription => !InternalSubject.Matches(subscription.Subject) && subscription.Account != names.System
                && collection.System.Options.Accounts.Admits(subscription.Account));
        Add(sink, [.. subscriptions]);
    }

    private static void Add(SampleSink sink, IReadOnlyList<ClientSubscription> subscriptions)
    {
        foreach (var account in subscriptions.GroupBy(subscription => (subscription.Cluster, subscription.Account)))
        {
            sink.Add(QueueGroupMetrics.Subscriptions, account.Count(), account.Key.Cluster, account.Key.Account);
            sink.Add(
                QueueGroupMetrics.Groups, account.Select(subscription => subscription.Group).Where(group => group.Length > 0).Distinct(StringComparer.Ordinal).Count(),
                account.Key.Cluster, account.Key.Account);
        }

        var groups = subscriptions.Where(subscription => subscription.Group.Length > 0)
            .GroupBy(subscription => (subscription.Cluster, subscription.Account, subscription.Group))
            .OrderBy(group => group.Key.Cluster, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Account, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Group, StringComparer.Ordinal);
        foreach (var group in groups.Take(MostNamed))
        {
            var members = group.Select(subscription => (subscription.ServerId, subscription.Cid)).Distinct().Count();
            sink.Add(QueueGroupMetrics.Members, members, group.Key.Cluster, group.Key.Account, group.Key.Group);
            var subjects = group.Select(subscription => subscription.Subject).Distinct(StringComparer.Ordinal).Count();
            sink.Add(QueueGroupMetrics.Subjects, subjects, group.Key.Cluster, group.Key.Account, group.Key.Group);
        }
    }
}
