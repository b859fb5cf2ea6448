namespace BrokerExporter.Cli.Lag;

/// <summary>Where the lag is read: from the brokers, or from an exporter that asks them already.</summary>
internal interface ILagSource : IAsyncDisposable
{
    /// <exception cref="UnreachableException">The exporter did not answer. Brokers that do not are in the reading.</exception>
    Task<LagReading> ReadAsync(CancellationToken stop);
}
