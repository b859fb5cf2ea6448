namespace Probes.RocketMq.Model;

/// <summary>What one peer said, or why it said nothing. One peer's silence is not another's failure.</summary>
internal sealed record Answer<T>(T? Value, Exception? Failure)
{
    public bool Succeeded => Failure is null;
}
