using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors.LogDirs;

/// <summary>Asks each broker what it keeps, by node id; without those that do not tell.</summary>
internal static class LogDirsReader
{
    /// <exception cref="ProbeException">There is no metadata, or not one broker tells, although one knows the request.</exception>
    public static async Task<IReadOnlyDictionary<int, DescribeLogDirsResponse>> ReadAsync(KafkaCollection collection, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        var answers = await Task.WhenAll(view.Brokers.Select(async broker => (
            Broker: broker.Id, Answer: await Peer.AskAsync(() => system.Peers.AskAsync(broker.Id, new DescribeLogDirsRequest(), cancellationToken)))));
        var told = answers.Where(static answer => answer.Answer.Value is { Error: ErrorCode.None })
            .ToDictionary(static answer => answer.Broker, static answer => answer.Answer.Value!);
        var isRefused = answers.Any(static answer => answer.Answer.Value?.Error == ErrorCode.ClusterAuthorizationFailed);
        system.Refusals.Note(Permission.LogDirs, isRefused ? "those of broker " + NumberText.Of(answers.First(static answer => answer.Answer.Value?.Error == ErrorCode.ClusterAuthorizationFailed).Broker) : null);
        // Where no broker knows the request, as some that are not Apache's, there is nothing to mend.
        if (told.Count == 0 && answers.Any(static answer => !answer.Answer.IsUnsupported))
            throw isRefused ? Refusals.Failure(Permission.LogDirs) : answers.Select(static answer => answer.Answer.Failure).FirstOrDefault(static failure => failure is not null) ?? Failed();
        return told;
    }

    private static ProbeException Failed() => new(FailureKind.Broker, "no broker tells of its log directories");
}
