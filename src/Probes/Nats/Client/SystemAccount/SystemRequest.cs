namespace Probes.Nats.Client.SystemAccount;

/// <summary>What is asked of all servers.</summary>
/// <param name="Name">For the count of requests: <c>JSZ</c>.</param>
/// <param name="Subject">Where: <c>$SYS.REQ.SERVER.PING.JSZ</c>.</param>
/// <param name="Body">Options, as JSON.</param>
internal sealed record SystemRequest(string Name, string Subject, string Body)
{
    /// <summary>After the first answer, how long the next one is waited for; null: as long as for the first.</summary>
    public TimeSpan? Gap { get; init; }
}
