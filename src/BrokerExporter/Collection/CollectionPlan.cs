namespace BrokerExporter.Collection;

/// <summary>What one collection is for: all pages that are in demand, or a few collectors of one of them.</summary>
/// <param name="Pages">The pages.</param>
/// <param name="Only">The collectors of the one page; null: all of every page.</param>
internal sealed record CollectionPlan(IReadOnlySet<string> Pages, IReadOnlySet<string>? Only = null)
{
    public bool IsWhole => Only is null;

    public static CollectionPlan Of(PageRequest request) => new(new HashSet<string>(StringComparer.Ordinal) { request.Page }, request.Only);

    /// <summary>Whether it asks all that the request wants.</summary>
    public bool Covers(PageRequest request) =>
        Pages.Contains(request.Page) && (Only is null || (request.Only is not null && Only.IsSupersetOf(request.Only)));

    public bool Has(CollectorLedger ledger) => Pages.Contains(ledger.Page) && (Only is null || Only.Contains(ledger.Collector));
}
