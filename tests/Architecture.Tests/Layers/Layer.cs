using System.Collections.Immutable;

namespace Architecture.Tests.Layers;

/// <summary>What one namespace may use of ours, and whether it must be pure.</summary>
/// <param name="Namespace">The namespace itself, not those below it.</param>
/// <param name="MayUse">Namespaces, or full names of single types.</param>
internal sealed record Layer(string Namespace, params ImmutableArray<string> MayUse)
{
    /// <summary>Same input, same output: no sockets, no streams, no tasks, no clock, no log.</summary>
    public bool IsPure { get; init; }

    private static readonly ImmutableArray<string> _effects =
        ["System.IO", "System.Net", "System.Threading.Tasks", "Microsoft.Extensions.Logging", "Microsoft.AspNetCore"];

    private static readonly ImmutableArray<string> _effectTypes =
        ["System.TimeProvider", "System.Console", "System.Environment", "System.Random", "System.Diagnostics.Process", "System.Threading.Thread", "System.Threading.Timer"];

    /// <summary>Whether code of this layer may name a namespace, or a type in it, of ours or not.</summary>
    public bool Allows(string @namespace, string? type = null)
    {
        if (IsOurs(@namespace))
        {
            return @namespace == Namespace || MayUse.Contains(@namespace)
                || MayUse.Any(allowed => type is null ? allowed.StartsWith(@namespace + ".", StringComparison.Ordinal) : allowed == type);
        }

        return !IsPure || !(_effects.Any(effect => IsIn(@namespace, effect)) || _effectTypes.Contains(type ?? ""));
    }

    private static bool IsOurs(string @namespace) =>
        IsIn(@namespace, "Probes") || IsIn(@namespace, "BrokerExporter") || IsIn(@namespace, "Planted");

    private static bool IsIn(string @namespace, string other) =>
        @namespace == other || @namespace.StartsWith(other + ".", StringComparison.Ordinal);
}
