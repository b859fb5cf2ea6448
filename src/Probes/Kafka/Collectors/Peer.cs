using Probes.Contract;
using Probes.Transport;

namespace Probes.Kafka.Collectors;

/// <summary>Asks one broker so that its failure is its own: an answer, and not an end to what the others are asked.</summary>
internal static class Peer
{
    public static async Task<Answer<T>> AskAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return new Answer<T>(await ask(), null);
        }
        catch (Exception failure) when (failure is ProbeException or ProtocolException)
        {
            return new Answer<T>(null, failure);
        }
        catch (OperationCanceledException)
        {
            return new Answer<T>(null, new ProbeException(FailureKind.Timeout, "no answer before the deadline"));
        }
    }
}
