namespace Simulator.Kafka.Transport;

/// <summary>What is sent for one request.</summary>
/// <param name="Bytes">A whole frame, or what a fault makes of it; empty: nothing is sent.</param>
/// <param name="Closes">Whether the connection ends with it.</param>
internal readonly record struct Reply(ReadOnlyMemory<byte> Bytes, bool Closes = false)
{
    public static Reply Nothing { get; } = new(ReadOnlyMemory<byte>.Empty);

    public static Reply End { get; } = new(ReadOnlyMemory<byte>.Empty, Closes: true);
}
