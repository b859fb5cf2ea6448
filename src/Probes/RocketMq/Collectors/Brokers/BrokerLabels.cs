using System.Globalization;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>How numbers read as label values.</summary>
internal static class BrokerLabels
{
    public static string IdOf(BrokerMember member) => member.Id.ToString(CultureInfo.InvariantCulture);

    public static string QueueOf(int queueId) => queueId.ToString(CultureInfo.InvariantCulture);
}
