namespace Simulator.RocketMq.Model;

/// <summary>A message that a client really sent: traffic moves offsets and has no bodies.</summary>
/// <param name="Properties">As they came: name, U+0001, value, U+0002.</param>
/// <param name="BornAt">By the client's clock, Unix ms.</param>
/// <param name="StoredAt">By the simulated clock, Unix ms.</param>
/// <param name="CommitLogOffset">Where it begins in the commit log.</param>
internal sealed record SentMessage(byte[] Body, string Properties, long BornAt, long StoredAt, long CommitLogOffset);
