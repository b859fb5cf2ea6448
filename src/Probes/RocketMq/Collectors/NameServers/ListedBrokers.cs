using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>
/// The brokers that are listed in this collection. The view has more: those that were listed in the last hour are still asked, because one that crashed is
/// gone from the registries at once. But one that was taken away is missed by nobody.
/// </summary>
internal static class ListedBrokers
{
    /// <summary>While no name server answers, the brokers are where they were.</summary>
    public static async Task<IReadOnlySet<BrokerMember>> OfAsync(RocketMqCollection collection)
    {
        var view = await collection.ViewAsync();
        var registries = (await collection.RegistriesAsync()).Select(entry => entry.Answer.Value).OfType<Registry>().ToList();
        return registries.Count == 0 ? view.Members.ToHashSet() : registries.SelectMany(registry => registry.Members).ToHashSet();
    }
}
