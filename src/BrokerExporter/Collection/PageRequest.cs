using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>What a scrape wants: a page, or what some collectors have to say on it.</summary>
/// <param name="Page"><see cref="CollectorDescription.MainPage"/> or the name of a page with another exporter's names.</param>
/// <param name="Only">The collectors; null: all that the page has.</param>
internal sealed record PageRequest(string Page, IReadOnlySet<string>? Only = null)
{
    public bool IsWhole => Only is null;

    /// <summary>What of it is for a target with these collectors; null if nothing is.</summary>
    public PageRequest? For(IReadOnlySet<string> collectors)
    {
        if (Only is null)
            return this;
        var own = collectors.Where(Only.Contains).ToHashSet(StringComparer.Ordinal);
        return own.Count == 0 ? null : own.Count == collectors.Count ? this with { Only = null } : this with { Only = own };
    }
}
