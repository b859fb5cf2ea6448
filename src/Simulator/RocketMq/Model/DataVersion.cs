namespace Simulator.RocketMq.Model;

/// <summary>Counts the changes of a table, as org.apache.rocketmq DataVersion does.</summary>
internal sealed class DataVersion(long timestamp)
{
    public long Counter { get; private set; }

    /// <summary>Unix milliseconds of the last change.</summary>
    public long Timestamp { get; private set; } = timestamp;

    public DataVersion Copy() => (DataVersion)MemberwiseClone();

    public void Next(long now)
    {
        Counter++;
        Timestamp = now;
    }
}
