namespace BrokerExporter.Configuration;

/// <summary>The configuration in use. Thread-safe.</summary>
internal sealed class LiveConfig(ExporterConfig first)
{
    private volatile ExporterConfig _current = first;

    public ExporterConfig Current
    {
        get => _current;
        set => _current = value;
    }
}
