using System.Collections.Immutable;

namespace Architecture.Tests.Layers;

/// <summary>The checker itself: it finds what is planted, and only that.</summary>
public sealed class PlantedViolationTests
{
    private static readonly ImmutableArray<Layer> _table =
        [new("Planted.Pure", "Planted.Model") { IsPure = true }, new("Planted.Client"), new("Planted.Model")];

    private static readonly ImmutableArray<string> _found = LayerCheck.Violations(
        LayerCheck.Written(typeof(PlantedViolationTests).Assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Planted", StringComparison.Ordinal) == true),
        _table);

    [Theory]
    [InlineData("ByField", "System.Net.Sockets.Socket")]
    [InlineData("ByBase", "Planted.Client.Caller")]
    [InlineData("ByGenericArgument", "Planted.Client.Caller")]
    [InlineData("ByMethodBody", "Planted.Client.Caller")]
    [InlineData("ByLambda", "Planted.Client.Caller")]
    [InlineData("ByAsyncMethod", "System.Threading.Tasks.Task")]
    [InlineData("ByIterator", "System.IO.MemoryStream")]
    [InlineData("ByCatch", "System.Net.Sockets.SocketException")]
    [InlineData("ByClock", "System.TimeProvider")]
    public void A_forbidden_use_is_found(string type, string used) => Assert.Contains($"Planted.Pure.{type} uses {used}", _found);

    [Fact]
    public void A_namespace_without_a_layer_is_found() =>
        Assert.Contains("Planted.Elsewhere is in no layer: give it a line in LayerTable", _found);

    [Fact]
    public void What_is_allowed_is_not_complained_about() => Assert.DoesNotContain(_found, sentence => sentence.Contains("Innocent", StringComparison.Ordinal));

    [Theory]
    [InlineData("using Planted.Client;", true)]
    [InlineData("using static Planted.Client.Caller;", true)]
    [InlineData("using Caller = Planted.Client.Caller;", true)]
    [InlineData("using System.Net.Sockets;", true)]
    [InlineData("using Planted.Model;", false)]
    [InlineData("using System.Text;", false)]
    public void A_forbidden_using_is_found(string directive, bool forbidden) => Assert.Equal(
        forbidden, UsingDirectives.Violations("File.cs", $"{directive}\n\nnamespace Planted.Pure;\n", _table).Length == 1);

    [Theory]
    [InlineData("Planted.Client", "Planted.Client.Caller", true)]
    [InlineData("Planted.Client", "Planted.Client.Other", false)]
    public void A_single_type_may_be_allowed(string @namespace, string type, bool allowed) =>
        Assert.Equal(allowed, new Layer("Planted.Pure", "Planted.Client.Caller").Allows(@namespace, type));
}
