using Probes.Contract;
using Probes.RocketMq.Client;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>One question to every name server that answered in this collection.</summary>
internal static class NameServerSurvey
{
    /// <returns>The answers of those that gave one.</returns>
    /// <exception cref="ProbeException">None did.</exception>
    public static async Task<IReadOnlyList<(NameServer NameServer, T Answer)>> AskAllAsync<T>(
        RocketMqCollection collection, RequestCode request, Func<NameServerClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        // Each as soon as it has answered: one that hangs holds up nobody's question.
        var answers = await Task.WhenAll((await collection.AskedAsync()).Select(async asked =>
        {
            var (nameServer, registry) = await asked;
            var answer = registry.Succeeded ? await nameServer.AskAsync(request, ask, cancellationToken) : new Answer<T>(null, registry.Failure);
            return (NameServer: nameServer, Answer: answer);
        }));
        var given = answers.Where(entry => entry.Answer.Value is not null).Select(entry => (entry.NameServer, entry.Answer.Value!)).ToList();
        if (given.Count == 0)
            throw answers.FirstOrDefault().Answer?.Failure ?? new ProbeException(FailureKind.Unreachable, "no name server answers");
        return given;
    }
}
