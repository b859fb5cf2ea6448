using System.Globalization;

namespace Benchmarks;

/// <summary>The flags of a console mode: <c>--name number</c>, any order.</summary>
internal sealed class Flags
{
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);

    public Flags(IReadOnlyList<string> args, params string[] known)
    {
        if (args.Count % 2 != 0)
            throw new ArgumentException($"every flag needs a number; flags are {string.Join(", ", known)}");
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!known.Contains(args[i]) || !double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var value))
                throw new ArgumentException($"\"{args[i]} {args[i + 1]}\" is not understood; flags with a number are {string.Join(", ", known)}");
            _values[args[i]] = value;
        }
    }

    public int Count(string name, int byDefault) => (int)_values.GetValueOrDefault(name, byDefault);

    public TimeSpan Seconds(string name, double byDefault) => TimeSpan.FromSeconds(_values.GetValueOrDefault(name, byDefault));
}
