namespace Simulator.RocketMq.Topologies;

/// <param name="Topics">User topics; retry and dead letter topics come on top.</param>
/// <param name="Pairs">(group, topic) pairs.</param>
/// <param name="Groups">Groups the pairs are dealt to; null for one each.</param>
/// <param name="Queues">Queues of a topic on each broker.</param>
/// <param name="LivelyShare">The share of topics that get messages, 0 to 1.</param>
internal sealed record LoadOptions(int Topics, int Pairs, int? Groups = null, int Queues = 4, double LivelyShare = 0.2, int Seed = 1);
