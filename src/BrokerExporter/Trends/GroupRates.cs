namespace BrokerExporter.Trends;

/// <summary>How fast everything moves, over about the last minute.</summary>
/// <param name="Lag">By group and topic; below zero while the group catches up.</param>
/// <param name="Consumed">By group and topic.</param>
/// <param name="Published">By topic.</param>
internal sealed record GroupRates(Rates Lag, Rates Consumed, Rates Published)
{
    public static GroupRates Between(Totals? before, Totals? now)
    {
        var elapsed = before is null || now is null ? TimeSpan.Zero : now.At - before.At;
        return new GroupRates(
            new Rates(before?.Lag, now?.Lag, elapsed),
            new Rates(before?.Consumed, now?.Consumed, elapsed),
            new Rates(before?.Published, now?.Published, elapsed));
    }
}
