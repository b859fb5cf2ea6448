namespace EndToEnd.Testing;

/// <summary>Holds page against page: no counter that was ever seen comes back lower.</summary>
internal sealed class CounterWatch
{
    private readonly Dictionary<string, double> _last = new(StringComparer.Ordinal);

    /// <param name="page">The next page.</param>
    /// <param name="except">Beginnings of names that may fall: what a broker counts begins anew with the broker.</param>
    public void Observe(MetricsPage page, params string[] except)
    {
        foreach (var counter in page.Counters.Where(counter => !except.Any(name => counter.Name.StartsWith(name, StringComparison.Ordinal))))
        {
            var last = _last.GetValueOrDefault(counter.Series);
            Assert.True(counter.Value >= last, $"{counter.Series} fell from {last} to {counter.Value}");
            _last[counter.Series] = counter.Value;
        }
    }
}
