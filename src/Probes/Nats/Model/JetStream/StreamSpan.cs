namespace Probes.Nats.Model.JetStream;

/// <summary>From which message to which a stream reaches, as a server has it. Times are Unix milliseconds by the server's clock.</summary>
/// <param name="First">The sequence of the oldest message; beyond the last where there is none.</param>
/// <param name="FirstAt">When it was stored.</param>
/// <param name="Last">The sequence of the newest message that there ever was.</param>
/// <param name="LastAt">When it was stored.</param>
internal readonly record struct StreamSpan(ulong First, long FirstAt, ulong Last, long LastAt)
{
    public bool IsEmpty => First > Last;
}
