using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;

namespace Probes.RocketMq.Collectors.Clients;

/// <summary>Decides whom to ask after a collection, and through which broker, as far as the brokers' allowances reach.</summary>
internal static class ClientTurns
{
    /// <summary>Clients asked through one broker after one collection; each answers within milliseconds unless it hangs.</summary>
    public const int PerCollection = 16;

    public static Dictionary<BrokerMember, List<ClientTurn>> Deal(
        ConsumerDetail detail, Survey survey, IReadOnlyList<OnlineClients> groups, DateTimeOffset now) => detail.Use(details =>
        {
            var known = groups
                .Where(online => online.Clients.Count > 0)
                .Select(online => (Detail: details[(online.Group.Cluster, online.Group.Name)], online.Clients))
                .ToList();
            var wanted = known.Sum(entry => entry.Detail.DueAt(now).Take(PerCollection).Count());
            if (wanted == 0)
                return [];
            var room = survey.Answered.ToDictionary(broker => broker.Source, broker => broker.Allowance.Take(Math.Min(wanted, PerCollection)));
            return ClientTurn.Deal(known, room, now);
        });
}
