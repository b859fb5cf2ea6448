namespace BrokerExporter.Cli.Lag;

/// <summary>Reads an exporter's metrics page, which costs the brokers at most one collection however many look on.</summary>
internal sealed class ExporterLag(RunningPage page) : ILagSource
{
    public async Task<LagReading> ReadAsync(CancellationToken stop)
    {
        var text = await page.ReadAsync(stop);
        try
        {
            var reading = LagReading.Of(PageText.Read(text, LagReading.Wants));
            return reading.Targets.IsEmpty ? throw new UnreachableException("what answered is no exporter of this kind: its page has no messaging_up") : reading;
        }
        catch (FormatException exception)
        {
            throw new UnreachableException("what answered is no metrics page: " + exception.Message, exception);
        }
    }

    public ValueTask DisposeAsync()
    {
        page.Dispose();
        return ValueTask.CompletedTask;
    }
}
