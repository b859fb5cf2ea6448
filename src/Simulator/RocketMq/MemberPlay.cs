using System.Globalization;
using Simulator.RocketMq.Model;

namespace Simulator.RocketMq;

/// <summary>Plays what goes wrong, and right, among the members of an online group.</summary>
internal sealed class MemberPlay(ClusterModel model)
{
    /// <summary>Between the end of an old process and the start of its successor.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(5);

    private long Now => model.Stores.First().Now;

    /// <summary>One member subscribes to something else than its group: topics with their expression.</summary>
    public bool Subscribe(string group, int member, params IEnumerable<(string Topic, string Expression)> wanted) => Change(group, member, (online, client) =>
    [
        client with
        {
            Subscriptions =
            [
                .. wanted.Select((entry, i) => new Subscription(entry.Topic, entry.Expression, Now + i)),
                .. online.Subscriptions.Where(subscription => TopicNames.IsRetry(subscription.Topic)),
            ],
        },
    ]);

    /// <summary>
    /// One member's subscription gets the highest version, as when its share of the queues changes: its expression is what
    /// brokers have from then on.
    /// </summary>
    public bool Renew(string group, int member) => Change(group, member, (online, client) =>
        [client with { Subscriptions = [.. (client.Subscriptions ?? online.Subscriptions).Select((subscription, i) => subscription with { Version = Now + i })] }]);

    /// <summary>One member cannot reach a broker, or can again.</summary>
    public bool Reach(string group, int member, string broker, bool reaches) => Change(group, member, (_, client) =>
        [client with { Unreachable = reaches ? [.. client.Unreachable.Where(name => name != broker)] : [.. client.Unreachable.Append(broker).Distinct()] }]);

    /// <summary>A second process with the id of a member: a copied container.</summary>
    public bool Clone(string group, int member) => Change(group, member, (_, client) => [client, client with { Address = Other(client.Address) }]);

    /// <summary>Every process is replaced by another one, one after the other.</summary>
    /// <param name="group">The group.</param>
    /// <param name="step">From one to the next.</param>
    /// <param name="version">MQVersion ordinal of the new ones; null for that of the old.</param>
    public bool RollingRestart(string group, TimeSpan step, int? version = null)
    {
        var at = Now;
        return ChangeAll(group, online => online.ClientsAt(Now).SelectMany((client, i) =>
        {
            var end = at + ((i + 1) * (long)step.TotalMilliseconds);
            return new[]
            {
                client with { Until = end },
                client with
                {
                    ClientId = client.ClientId + string.Create(CultureInfo.InvariantCulture, $"#{end}"),
                    Address = Other(client.Address),
                    Version = version ?? client.Version,
                    From = end + (long)Gap.TotalMilliseconds,
                },
            };
        }));
    }

    private static string Other(string address)
    {
        var colon = address.LastIndexOf(':');
        return address[..(colon + 1)] + (int.Parse(address.AsSpan(colon + 1), CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
    }

    private bool Change(string group, int member, Func<OnlineGroup, ConsumerClient, IEnumerable<ConsumerClient>> change) =>
        model.Clients.Group(group) is { } online && member >= 0 && member < online.Clients.Count
        && ChangeAll(group, all => all.Clients.SelectMany((client, i) => i == member ? change(all, client) : [client]));

    private bool ChangeAll(string group, Func<OnlineGroup, IEnumerable<ConsumerClient>> change)
    {
        if (model.Clients.Group(group) is not { } online)
        {
            return false;
        }

        model.Clients.Connect(online with { Clients = [.. change(online)] });
        return true;
    }
}
