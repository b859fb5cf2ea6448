namespace Probes.RocketMq.Model;

/// <summary>How far a slave is behind its master.</summary>
/// <param name="Bytes">Bytes of the master's commit log that it does not have yet.</param>
/// <param name="Seconds">How long ago the master wrote the first of them; null: before the exporter watched it.</param>
internal readonly record struct SlaveLag(long Bytes, double? Seconds);
