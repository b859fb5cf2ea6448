using System.Globalization;
using Probes.Lag;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>
/// Writes how late a broker delivers delayed messages. All messages of a level wait for the same time and are delivered in
/// their order: the next one is late by what it has been there, less that time. No message is looked at for it.
/// </summary>
internal static class ScheduleSamples
{
    public static void Add(SampleSink sink, Broker broker, RuntimeInfo runtime, DateTimeOffset now)
    {
        var member = broker.Member;
        foreach (var level in runtime.ScheduleLevels)
        {
            var seen = broker.Schedule.Observe(level, now);
            // A slave delivers nothing unless it stands in for its master (5.x), and tells of its master's progress some seconds late.
            if (!(runtime.BrokerActive ?? member.IsMaster) || broker.Settings?.DelayLevels?.Of(level.Level) is not { } delay)
                continue;
            if (OverdueSeconds(level, seen, delay) is { } seconds)
            {
                sink.Add(
                    SideMetrics.ScheduledOverdue, seconds, member.Cluster, member.Broker, BrokerLabels.IdOf(member),
                    level.Level.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static double? OverdueSeconds(ScheduleLevel level, SeenOffsets seen, TimeSpan delay)
    {
        if (seen.AgeOf(level.DeliveredOffset) is not { } age)
            return 0;
        var overdue = (age.Age - delay.TotalMilliseconds) / 1000;
        // It was there before the exporter: until its time has passed under our eyes, it may be late already, or not.
        return overdue < 0 && age.WasThere ? null : Math.Max(0, overdue);
    }
}
