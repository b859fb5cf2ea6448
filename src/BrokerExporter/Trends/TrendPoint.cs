namespace BrokerExporter.Trends;

/// <summary>A value of the past.</summary>
/// <param name="Slot">Which stretch of <see cref="Trend.SlotLength"/> it belongs to, counted from Unix time 0.</param>
/// <param name="Value">The largest of that stretch.</param>
internal readonly record struct TrendPoint(int Slot, float Value);
