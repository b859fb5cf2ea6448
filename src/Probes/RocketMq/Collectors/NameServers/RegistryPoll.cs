using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>Asks one name server which brokers it knows (106).</summary>
internal static class RegistryPoll
{
    /// <param name="nameServer">The name server.</param>
    /// <param name="cluster">What clusters are to be called, if not by their own names.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public static async Task<Answer<Registry>> AskAsync(NameServer nameServer, string? cluster, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(nameServer, cancellationToken);
        // 4.9 serialises its tables without their lock: rarely, a ConcurrentModificationException instead of an answer.
        if (answer.Failure is RocketMqException { Code: ResponseCode.SystemError })
            answer = await AskAsync(nameServer, cancellationToken);
        return answer.Value is { } info
            ? new Answer<Registry>(RegistryReader.Read(info, cluster), null)
            : new Answer<Registry>(null, answer.Failure);
    }

    private static Task<Answer<ClusterInfo>> AskAsync(NameServer nameServer, CancellationToken cancellationToken) => nameServer.AskAsync(
        RequestCode.GetBrokerClusterInfo, static (client, token) => client.ClusterInfoAsync(token), cancellationToken);
}
