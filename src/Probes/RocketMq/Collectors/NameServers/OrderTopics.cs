using Probes.RocketMq.Client;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>Topics with an order over all brokers, which a name server keeps as key-value configuration.</summary>
internal static class OrderTopics
{
    private static readonly IReadOnlyDictionary<string, string> _none = new Dictionary<string, string>();

    /// <summary>219; empty, which is normal, if there is none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> AskAsync(NameServerClient client, CancellationToken cancellationToken) =>
        await client.KeyValuesAsync(GetKvListByNamespace.OrderTopicConfig, cancellationToken) ?? _none;
}
