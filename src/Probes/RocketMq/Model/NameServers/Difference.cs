namespace Probes.RocketMq.Model.NameServers;

/// <summary>One thing in which one name server differs from the others.</summary>
/// <param name="NameServer">The one that is off, as far as that can be told.</param>
/// <param name="Kind">In what.</param>
/// <param name="Subject">The broker ("broker-a/0"), the topic or the setting.</param>
internal readonly record struct Difference(string NameServer, DivergenceKind Kind, string Subject);

/// <summary>A difference, and when the answers were given that show it.</summary>
internal readonly record struct Finding(Difference Difference, DateTimeOffset At);
