namespace Probes.Kafka.Model.Groups;

/// <summary>What a group has committed of a partition.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">The next offset that it will consume; <see cref="None"/> or <see cref="Unknown"/>.</param>
internal readonly record struct Commit(int Partition, long Offset)
{
    /// <summary>It has never committed one.</summary>
    public const long None = -1;

    /// <summary>The coordinator would not say.</summary>
    public const long Unknown = -2;
}
