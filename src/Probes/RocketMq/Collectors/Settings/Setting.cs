namespace Probes.RocketMq.Collectors.Settings;

/// <summary>A setting that masters should agree on.</summary>
/// <param name="Name">The value of the label <c>setting</c>.</param>
/// <param name="ValueOf">Its value, as text that can be compared.</param>
internal sealed record Setting<T>(string Name, Func<T, string> ValueOf);
