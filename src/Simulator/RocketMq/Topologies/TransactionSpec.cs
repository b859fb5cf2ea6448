namespace Simulator.RocketMq.Topologies;

/// <summary>How a topic's transactions go.</summary>
/// <param name="UndecidedShare">The share of messages that their producer does not decide on at once, 0 to 1.</param>
/// <param name="AnswersChecks">Whether the producer commits these when it is asked; if not, they stay undecided.</param>
internal sealed record TransactionSpec(double UndecidedShare, bool AnswersChecks = true);
