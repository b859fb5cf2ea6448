namespace BrokerExporter.Cli.Lag;

/// <summary>Asks the brokers itself.</summary>
internal sealed class BrokerLag(OneShot targets) : ILagSource
{
    public async Task<LagReading> ReadAsync(CancellationToken stop) => LagReading.Of(SnapshotSamples.Of(await targets.CollectAsync(stop)));

    public ValueTask DisposeAsync() => targets.DisposeAsync();
}
