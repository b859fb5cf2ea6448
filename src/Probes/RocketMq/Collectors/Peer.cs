using Probes.Contract;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors;

/// <summary>Asks one peer so that its failure is its own: an answer, and not an end to what the others are asked.</summary>
internal static class Peer
{
    public static async Task<Answer<T>> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return new Answer<T>(await ask(), null);
        }
        catch (ProbeException failure)
        {
            return new Answer<T>(default, failure);
        }
        catch (OperationCanceledException)
        {
            return new Answer<T>(default, new ProbeException(FailureKind.Timeout, "no answer before the deadline"));
        }
    }
}
