namespace Probes.RocketMq.Model;

/// <summary>Compares which brokers name servers list (106).</summary>
internal static class RegistryDivergence
{
    public static IEnumerable<Finding> Find(IReadOnlyList<NameServerTables> nameServers, DateTimeOffset now)
    {
        var members = nameServers.SelectMany(tables => tables.Registry.Members).Select(member => (member.Broker, member.Id)).ToHashSet();
        var byNameServer = nameServers.Select(tables => (tables.Name, Members: tables.Registry.Members.ToDictionary(member => (member.Broker, member.Id)))).ToList();
        foreach (var member in members)
        {
            var subject = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{member.Broker}/{member.Id}");
            List<(string NameServer, BrokerMember Value)> said = [];
            foreach (var (name, listed) in byNameServer)
            {
                if (listed.TryGetValue(member, out var entry))
                    said.Add((name, entry));
                else
                    yield return Of(name, DivergenceKind.BrokerMissing);
            }

            foreach (var name in Dissent.Among(said))
                yield return Of(name, DivergenceKind.BrokerAddress);

            Finding Of(string name, DivergenceKind kind) => new(new Difference(name, kind, subject), now);
        }
    }
}
