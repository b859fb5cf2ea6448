namespace BrokerExporter.Collection;

/// <summary>What a configuration says of collecting a target; a reload may change it between two collections.</summary>
/// <param name="Pages">What makes the snapshot of each page.</param>
/// <param name="Policy">How it is collected.</param>
internal sealed record CollectionRules(IReadOnlyDictionary<string, SnapshotBuilder> Pages, CollectionPolicy Policy);
