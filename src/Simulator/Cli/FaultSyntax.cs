using System.Globalization;
using Simulator.RocketMq;

namespace Simulator.Cli;

/// <summary>Reads faults: kind[:argument[:remark]][@request code], as in slow:200, error:1:busy, hang@202.</summary>
internal static class FaultSyntax
{
    public const string Usage =
        "Kinds: none, slow:MILLISECONDS, hang, half-close, garbage, truncate, wrong-version, refuse, error:CODE[:REMARK], oversize-length; "
        + "@CODE after it hits that request code only.";

    public static bool TryParseAssignment(string text, out string label, out Fault fault)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        label = at < 0 ? "" : text[..at];
        fault = Fault.None;
        return at > 0 && TryParse(text[(at + 1)..], out fault);
    }

    public static bool TryParse(string text, out Fault fault)
    {
        var at = text.LastIndexOf('@');
        var kind = at < 0 ? text : text[..at];
        fault = KindOf(kind.Split(':', 3)) ?? Fault.None;
        if (at < 0)
        {
            return fault.Kind != FaultKind.None || kind == "none";
        }

        // A listener cannot be closed for one request code only.
        if (!TryNumber(text[(at + 1)..], out var requestCode) || fault.Kind is FaultKind.None or FaultKind.Refuse)
        {
            return false;
        }

        fault = fault.OnlyFor(requestCode);
        return true;
    }

    private static Fault? KindOf(string[] parts) => parts switch
    {
        ["none"] => Fault.None,
        ["slow", var delay] when TryNumber(delay, out var milliseconds) => Fault.Slow(TimeSpan.FromMilliseconds(milliseconds)),
        ["hang"] => Fault.Hang,
        ["half-close"] => Fault.HalfClose,
        ["garbage"] => Fault.Garbage,
        ["truncate"] => Fault.Truncate,
        ["wrong-version"] => Fault.WrongVersion,
        ["refuse"] => Fault.Refuse,
        ["oversize-length"] => Fault.OversizeLength,
        ["error", var number] when TryNumber(number, out var code) => Fault.Error(code, "simulated error"),
        ["error", var number, var remark] when TryNumber(number, out var code) => Fault.Error(code, remark),
        _ => null,
    };

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
