namespace Probes.RocketMq.Model.Clients;

/// <summary>One client to ask through one broker.</summary>
internal readonly record struct ClientTurn(GroupDetail Group, string ClientId, string Address)
{
    /// <summary>
    /// Deals the clients that are due to the brokers that they are connected to: groups that have waited longest first, to
    /// whichever broker has most room.
    /// </summary>
    /// <param name="groups">Each group and its connected clients.</param>
    /// <param name="room">How many may be asked through each broker; what is taken is taken off.</param>
    /// <param name="now">The time.</param>
    public static Dictionary<BrokerMember, List<ClientTurn>> Deal(
        IEnumerable<(GroupDetail Detail, IReadOnlyList<OnlineClient> Clients)> groups, Dictionary<BrokerMember, int> room, DateTimeOffset now)
    {
        var turns = new Dictionary<BrokerMember, List<ClientTurn>>();
        foreach (var (detail, clients) in groups.OrderBy(group => group.Detail.RoundAt))
        {
            if (!room.Values.Any(left => left > 0))
                break;
            var online = clients.ToDictionary(client => client.ClientId, StringComparer.Ordinal);
            foreach (var due in detail.DueAt(now).ToList())
            {
                var ways = online.TryGetValue(due, out var client) ? client.Connections.Where(way => room.ContainsKey(way.Broker)).ToList() : [];
                if (ways.Count == 0)
                    detail.Client(due)?.NoteUnreachable(now);
                else if (ways.MaxBy(way => room[way.Broker]) is var way && room[way.Broker] > 0)
                {
                    room[way.Broker]--;
                    if (!turns.TryGetValue(way.Broker, out var list))
                        turns[way.Broker] = list = [];
                    list.Add(new ClientTurn(detail, due, way.Address));
                }
            }
        }

        return turns;
    }
}
