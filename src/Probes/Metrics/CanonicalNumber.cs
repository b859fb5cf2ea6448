using System.Globalization;

namespace Probes.Metrics;

/// <summary>OpenMetrics' canonical numbers for <c>le</c>: <c>0.5</c>, <c>1.0</c>, <c>1e+06</c>; text 0.0.4 takes them as well.</summary>
internal static class CanonicalNumber
{
    public static string Format(double value)
    {
        if (double.IsPositiveInfinity(value))
            return "+Inf";
        var magnitude = Math.Abs(value);
        if (magnitude >= 1e6 || (magnitude > 0 && magnitude < 1e-4))
            return value.ToString("0.################e+00", CultureInfo.InvariantCulture);
        return value.ToString("0.0###############", CultureInfo.InvariantCulture);
    }
}
