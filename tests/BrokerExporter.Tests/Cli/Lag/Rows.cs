using System.Collections.Immutable;
using BrokerExporter.Cli.Lag;

namespace BrokerExporter.Tests.Cli.Lag;

/// <summary>Rows and readings for tests.</summary>
internal static class Rows
{
    public static LagRow Of(string group, string topic = "orders", double? lag = 0, double? age = null, double? rate = null, string cluster = "c", string system = "rocketmq") =>
        new() { Key = new GroupKey(system, cluster, "", group, topic), Lag = lag, Age = age, Rate = rate };

    public static LagReading Reading(params LagRow[] rows) => new([new TargetState("rocketmq", "shop", true)], [.. rows], null);

    public static LagReading Read(string page) => LagReading.Of(PageText.Read(page, LagReading.Wants));

    public static ImmutableArray<string> Groups(this LagQuery query, params LagRow[] rows) =>
        [.. query.Of([.. rows], out _).Select(row => row.Key.Group)];
}
