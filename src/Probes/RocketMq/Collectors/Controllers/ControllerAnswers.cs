using Probes.Contract;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Controllers;

/// <summary>What each controller said of itself in one collection (1005).</summary>
internal sealed record ControllerAnswers(IReadOnlyList<(Controller Controller, Answer<ControllerMetadata> Answer)> All)
{
    public static async Task<ControllerAnswers> AskAsync(ControllerSet controllers, CancellationToken deadline) => new(
        await Task.WhenAll((await controllers.FindAsync(deadline)).Select(async controller =>
            (controller, await Peer.AskAsync(() => controller.Client.MetadataAsync(deadline))))));

    /// <summary>The different leaders that they name.</summary>
    public int Leaders => Told.Select(entry => entry.Metadata.Leader).Where(leader => leader.Length > 0).Distinct(StringComparer.Ordinal).Count();

    /// <summary>
    /// Those that take themselves for the leader, the one that most others name first: one that lost its majority a moment ago
    /// may not know yet.
    /// </summary>
    public IReadOnlyList<Controller> Candidates =>
    [
        .. Told.Where(entry => entry.Metadata.IsLeader)
            .OrderByDescending(entry => Told.Count(other => other.Metadata.Leader == entry.Metadata.Leader))
            .Select(entry => entry.Controller),
    ];

    /// <summary>Why there is nobody to ask what only the leader answers.</summary>
    public ProbeException NoLeader => All.Select(entry => entry.Answer.Failure).OfType<ProbeException>().FirstOrDefault() is { } failure
        ? new ProbeException(failure.Kind, $"no controller that answers is the leader: {failure.Message}", failure)
        : new ProbeException(FailureKind.Broker, "none of the configured controllers is the leader");

    private IEnumerable<(Controller Controller, ControllerMetadata Metadata)> Told =>
        All.Where(entry => entry.Answer.Succeeded).Select(entry => (entry.Controller, entry.Answer.Value!));
}
