using System.Collections.Immutable;
using BrokerExporter;
using Probes;

namespace Architecture.Tests.Layers;

public sealed class LayerTests
{
    private static readonly ImmutableArray<Type> _types =
        [.. LayerCheck.Written([.. typeof(ProbeKinds).Assembly.GetTypes(), .. typeof(CompositionRoot).Assembly.GetTypes()])];

    private static readonly ImmutableArray<Layer> _table = LayerTable.Of(_types.Select(LayerCheck.NamespaceOf));

    private static readonly ImmutableArray<string> _sources =
        [.. Repository.Files("src/Probes", "*.cs"), .. Repository.Files("src/BrokerExporter", "*.cs")];

    [Fact]
    public void No_layer_reaches_where_it_may_not() =>
        Assert.Empty(LayerCheck.Violations(_types, _table));

    [Fact]
    public void No_file_opens_a_namespace_that_its_layer_may_not_use() =>
        Assert.Empty(_sources.SelectMany(file => UsingDirectives.Violations(file, Repository.Read(file), _table)));

    [Fact]
    public void The_host_names_no_broker()
    {
        var brokers = LayerTable.BrokersIn(_types.Select(LayerCheck.NamespaceOf));
        Assert.NotEmpty(brokers);
        // CompositionRoot might; that nothing else does is what makes a broker one folder and one line.
        Assert.DoesNotContain(
            _types.Where(type => type.Assembly == typeof(CompositionRoot).Assembly && type != typeof(CompositionRoot)),
            type => TypeReferences.Of(type).Any(used => brokers.Any(broker => $"{used.Namespace}.".StartsWith(broker + ".", StringComparison.Ordinal))));
    }

    [Fact]
    public void Of_the_shared_library_only_ProbeKinds_names_a_broker()
    {
        var brokers = LayerTable.BrokersIn(_types.Select(LayerCheck.NamespaceOf));
        Assert.Equal(
            ["Probes"],
            _table.Where(layer => !brokers.Any(broker => $"{layer.Namespace}.".StartsWith(broker + ".", StringComparison.Ordinal)))
                .Where(layer => layer.MayUse.Intersect(brokers).Any())
                .Select(layer => layer.Namespace));
        Assert.Equal([typeof(ProbeKinds)], _types.Where(type => type.Namespace == "Probes" && !type.IsNested));
    }

    [Fact]
    public void A_file_lies_in_the_folder_of_its_namespace() => Assert.All(_sources, file =>
    {
        if (UsingDirectives.NamespaceOf(Repository.Read(file)) is { } home)
            Assert.Equal(Path.GetDirectoryName(file)!["src/".Length..].Replace('/', '.'), home);
    });

    [Fact]
    public void Every_line_of_the_table_is_about_something() =>
        Assert.Empty(_table.Select(layer => layer.Namespace).Except(_types.Select(LayerCheck.NamespaceOf)));

    [Fact]
    public void What_is_checked_is_all_there_is()
    {
        // Reading compiled code must not come to nothing without a word.
        Assert.True(_types.Length > 200, $"only {_types.Length} types");
        var used = TypeReferences.Of(typeof(CompositionRoot));
        Assert.Contains(typeof(Probes.Metrics.Catalogue), used);
        Assert.Contains(typeof(TargetFactory), used);
        Assert.Contains(typeof(Probes.Contract.ProbeContext), TypeReferences.Of(typeof(TargetFactory)));
    }
}
