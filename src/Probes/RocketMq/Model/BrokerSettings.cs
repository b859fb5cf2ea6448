using System.Globalization;

namespace Probes.RocketMq.Model;

/// <summary>What of a broker's configuration (26) is needed to understand its other answers.</summary>
/// <param name="DelayLevels">Null: it does not tell.</param>
/// <param name="PopKeepsPulls">
/// Whether POP notes up to where it handed messages out (popConsumerKVServiceEnable, from 5.3.2 on). Otherwise that is in
/// buffers which no request tells of, and pullOffset of 208 merely repeats the commit.
/// </param>
internal sealed record BrokerSettings(DelayLevels? DelayLevels, bool PopKeepsPulls)
{
    public static BrokerSettings Read(IReadOnlyDictionary<string, string> configuration) => new(
        DelayLevels.Read(configuration.GetValueOrDefault("messageDelayLevel")),
        configuration.GetValueOrDefault("popConsumerKVServiceEnable") == "true")
    {
        Permission = int.TryParse(configuration.GetValueOrDefault("brokerPermission"), NumberStyles.None, CultureInfo.InvariantCulture, out var permission)
            ? permission
            : null,
    };

    /// <summary>What the broker is allowed as a whole (brokerPermission), over that of its topics: 4 reading, 2 writing. Null: it does not tell.</summary>
    public int? Permission { get; init; }
}
