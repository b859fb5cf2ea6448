using System.Globalization;

namespace Probes.RocketMq.Model.NameServers;

/// <summary>Compares which brokers name servers list (106).</summary>
internal static class RegistryDivergence
{
    public static IEnumerable<Finding> Find(IReadOnlyList<NameServerTables> nameServers, DateTimeOffset now)
    {
        var registries = nameServers
            .Select(tables => (tables.Name, Members: tables.Registry.Members.DistinctBy(KeyOf).ToDictionary(KeyOf)))
            .ToList();
        return registries.SelectMany(registry => registry.Members.Keys).Distinct().SelectMany(key =>
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"{key.Broker}/{key.Id}");
            var said = registries.Where(registry => registry.Members.ContainsKey(key)).Select(registry => (registry.Name, registry.Members[key])).ToList();
            return registries.Where(registry => !registry.Members.ContainsKey(key)).Select(registry => (registry.Name, Kind: DivergenceKind.BrokerMissing))
                .Concat(Dissent.Among(said).Select(name => (Name: name, Kind: DivergenceKind.BrokerAddress)))
                .Select(entry => new Finding(new Difference(entry.Name, entry.Kind, subject), now));
        });
    }

    private static (string Broker, long Id) KeyOf(BrokerMember member) => (member.Broker, member.Id);
}
