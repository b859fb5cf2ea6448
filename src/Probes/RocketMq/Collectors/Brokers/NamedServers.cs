using System.Collections.Immutable;
using Probes.Transport;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>
/// Name servers as brokers and clients call them, beside those of the target. Names are looked up; what is true of them in another
/// network is not known here.
/// </summary>
internal sealed class NamedServers
{
    private const int DefaultPort = 9876;

    private readonly IReadOnlyDictionary<Endpoint, IReadOnlySet<Endpoint>> _aliases;

    private NamedServers(ImmutableArray<(string Name, IReadOnlySet<Endpoint> Aliases)> ours, IReadOnlyDictionary<Endpoint, IReadOnlySet<Endpoint>> aliases) =>
        (Ours, _aliases) = (ours, aliases);

    /// <summary>The name servers of the target, with everything that they are called.</summary>
    public ImmutableArray<(string Name, IReadOnlySet<Endpoint> Aliases)> Ours { get; }

    /// <param name="cluster">The target.</param>
    /// <param name="told">Every address that is going to be asked for, as it was told.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public static async Task<NamedServers> FindAsync(Cluster cluster, IEnumerable<string> told, CancellationToken cancellationToken)
    {
        var ours = cluster.KnownNameServers.ToList();
        var aliases = await cluster.AliasesAsync(told.Distinct(StringComparer.Ordinal).Select(Parse).OfType<Endpoint>().Concat(ours.Select(server => server.Endpoint)), cancellationToken);
        return new NamedServers(
            [.. ours.Select(server => (server.Name, Aliases: aliases.GetValueOrDefault(server.Endpoint))).Where(server => server.Aliases is not null).Select(server => (server.Name, server.Aliases!))],
            // One of ours that cannot be looked up may be any of theirs.
            ours.All(server => aliases.ContainsKey(server.Endpoint)) ? aliases : ImmutableDictionary<Endpoint, IReadOnlySet<Endpoint>>.Empty);
    }

    /// <returns>Each with everything that it is called; null if one of them is no address, or they or ours could not all be looked up.</returns>
    public IReadOnlyList<IReadOnlySet<Endpoint>>? Find(IEnumerable<string> told)
    {
        List<IReadOnlySet<Endpoint>> found = [];
        foreach (var text in told)
        {
            if (Parse(text) is not { } endpoint || !_aliases.TryGetValue(endpoint, out var aliases))
                return null;
            found.Add(aliases);
        }

        return found;
    }

    private static Endpoint? Parse(string text) => Endpoint.TryParse(text, DefaultPort, out var endpoint) ? endpoint : null;
}
