using System.Globalization;
using Probes.Kafka.Protocol;
using Simulator.Kafka;

namespace Simulator.Cli;

/// <summary>Reads faults of Kafka's brokers: kind[:argument][@request key], as in slow:200, error:15, silent@9.</summary>
internal static class KafkaFaultSyntax
{
    public const string Usage =
        "Kinds: none, silent, slow:MILLISECONDS, close, garbage, oversize, truncate, wrong-correlation, error:CODE; @KEY after it, a request's number as in silent@9, hits that request only.";

    /// <summary>BROKER=KIND.</summary>
    public static bool TryParseAssignment(string text, out int broker, out KafkaFault fault)
    {
        (broker, fault) = (0, KafkaFault.None);
        return text.Split('=', 2) is [var number, var kind] && TryNumber(number, out broker) && TryParse(kind, out fault);
    }

    public static bool TryParse(string text, out KafkaFault fault)
    {
        var parts = text.Split('@', 2);
        var parsed = KindOf(parts[0].Split(':', 2));
        fault = parsed ?? KafkaFault.None;
        if (parsed is null || parts.Length == 1)
        {
            return parsed is not null;
        }

        if (!TryNumber(parts[1], out var key) || !Enum.IsDefined((ApiKey)key))
        {
            return false;
        }

        fault = fault.OnlyFor((ApiKey)key);
        return true;
    }

    private static KafkaFault? KindOf(string[] parts) => parts switch
    {
        ["none"] => KafkaFault.None,
        ["silent"] => KafkaFault.Silent,
        ["close"] => KafkaFault.Close,
        ["garbage"] => KafkaFault.Garbage,
        ["oversize"] => KafkaFault.Oversize,
        ["truncate"] => KafkaFault.Truncate,
        ["wrong-correlation"] => KafkaFault.WrongCorrelation,
        ["slow", var text] when TryNumber(text, out var milliseconds) => KafkaFault.Slow(TimeSpan.FromMilliseconds(milliseconds)),
        ["error", var text] when TryNumber(text, out var code) && code <= short.MaxValue => KafkaFault.Error((ErrorCode)code),
        _ => null,
    };

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
