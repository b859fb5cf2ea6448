namespace Simulator.RocketMq;

/// <param name="Lag">Messages yet to consume.</param>
/// <param name="Lost">Messages expired before they were consumed.</param>
/// <param name="Members">Connected clients.</param>
internal sealed record PairTruth(string Group, string Topic, long Lag, long Lost, int Members);
