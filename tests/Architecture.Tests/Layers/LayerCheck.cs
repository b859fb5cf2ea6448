using System.Collections.Immutable;

namespace Architecture.Tests.Layers;

/// <summary>Holds types against a table of layers.</summary>
internal static class LayerCheck
{
    /// <returns>One sentence for each violation.</returns>
    public static ImmutableArray<string> Violations(IEnumerable<Type> types, ImmutableArray<Layer> table) =>
    [
        .. types.SelectMany(type => Violations(type, table)).Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Violations(Type type, ImmutableArray<Layer> table)
    {
        var home = NamespaceOf(type);
        if (table.FirstOrDefault(layer => layer.Namespace == home) is not { } layer)
            return [$"{home} is in no layer: give it a line in LayerTable"];
        return TypeReferences.Of(type)
            .Where(used => !IsCompilers(used) && !(IsIterator(type) && used == typeof(Environment)) && !layer.Allows(NamespaceOf(used), used.FullName))
            .Select(used => $"{Outermost(type).FullName} uses {Outermost(used).FullName}");
    }

    /// <summary>Types that somebody wrote, and what the compiler made of their lambdas and async methods.</summary>
    public static IEnumerable<Type> Written(IEnumerable<Type> types) => types.Where(type => !IsGenerated(Outermost(type)));

    public static string NamespaceOf(Type type) => type.Namespace ?? (Outermost(type).Name == "Program" ? "BrokerExporter" : "");

    // Generated beside the code (array initialisers, inline arrays, regular expressions), with namespaces of no layer.
    private static bool IsGenerated(Type type) =>
        type.Name.StartsWith('<') || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
        || type.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) == true;

    // What marks an async method or iterator says nothing of what it does; Task itself does.
    private static bool IsCompilers(Type type) =>
        IsGenerated(type) && type.Namespace is null or "System.Runtime.CompilerServices";

    // What the compiler makes of "yield return" asks which thread it runs on, so as to be reusable.
    private static bool IsIterator(Type type) => type.Name.StartsWith('<') && type.IsAssignableTo(typeof(System.Collections.IEnumerator));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
