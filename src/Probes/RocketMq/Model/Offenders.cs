namespace Probes.RocketMq.Model;

/// <summary>How many of those that something is wrong with are named. All of them are counted.</summary>
internal static class Offenders
{
    public const int Named = 20;
}
