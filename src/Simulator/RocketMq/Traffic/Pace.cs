namespace Simulator.RocketMq.Traffic;

/// <summary>How fast a group reads a topic, as a multiple of the topic's own rate.</summary>
internal enum Pace
{
    /// <summary>Everything there is.</summary>
    All,

    /// <summary>Seven of ten.</summary>
    Steady,

    /// <summary>Four of ten for 150 s, then three times the rate for 90 s.</summary>
    Waves,
}
