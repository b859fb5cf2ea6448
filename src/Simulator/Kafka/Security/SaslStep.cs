namespace Simulator.Kafka.Security;

/// <summary>What the server says to a step of the client.</summary>
/// <param name="Bytes">Its own step.</param>
/// <param name="IsDone">Whether the client is in.</param>
/// <param name="Refusal">Why it is not; null: it is, or has to go on.</param>
internal sealed record SaslStep(byte[] Bytes, bool IsDone = false, string? Refusal = null)
{
    /// <summary>When what the client showed ceases to be valid.</summary>
    public DateTimeOffset? Expires { get; init; }

    public static SaslStep Refused(string reason) => new([], Refusal: reason);
}
