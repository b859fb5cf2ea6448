namespace BrokerExporter.Collection;

/// <summary>A collection that runs, for all who wait for it.</summary>
/// <param name="Started">The timestamp of its start.</param>
/// <param name="Timeout">When it ends by itself, with what is finished by then.</param>
/// <param name="Pages">What it gives. Never fails.</param>
internal sealed record Flight(long Started, TimeSpan Timeout, Task<CollectedPages> Pages)
{
    /// <returns>Null if it does not end in time.</returns>
    public async Task<CollectedPages?> EndAsync(TimeSpan budget, TimeProvider time, CancellationToken cancellationToken)
    {
        // Ends by itself soon enough.
        if (budget >= Timeout - time.GetElapsedTime(Started))
            return await Pages.WaitAsync(cancellationToken);

        try
        {
            return await Pages.WaitAsync(budget, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
