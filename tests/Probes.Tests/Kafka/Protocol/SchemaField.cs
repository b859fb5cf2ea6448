using System.Globalization;
using System.Text.Json.Nodes;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>A line of a file in Schemas.</summary>
internal sealed record SchemaField(string Name, string Type, VersionRange Versions, VersionRange Nullable, string? Default, int? Tag)
{
    /// <summary>The fields of an item.</summary>
    public List<SchemaField> Fields { get; } = [];

    public bool IsStructures => Type == "[]";

    public bool IsStructure => Type == "{}";

    public static SchemaField Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var options = words.Skip(3).Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new SchemaField(
            words[0], words[1], VersionRange.Parse(words[2]), VersionRange.Parse(options.GetValueOrDefault("null", "none")),
            options.GetValueOrDefault("default"),
            options.TryGetValue("tag", out var tag) ? int.Parse(tag, CultureInfo.InvariantCulture) : null);
    }

    /// <summary>What stands there if nothing is said.</summary>
    public JsonNode? DefaultValue() => (Type, Default) switch
    {
        (_, "null") => null,
        (_, { } given) => JsonNode.Parse(given),
        ("bool", _) => JsonValue.Create(false),
        ("string" or "bytes", _) => JsonValue.Create(""),
        ("uuid", _) => JsonValue.Create(Guid.Empty.ToString()),
        ("{}", _) => new JsonObject(),
        (var type, _) when type.EndsWith("[]", StringComparison.Ordinal) => new JsonArray(),
        _ => JsonValue.Create(0),
    };

    /// <summary>Some value that is not the one that stands there if nothing is said.</summary>
    public JsonNode? NoisyValue(int noise) => Type switch
    {
        "bool" => JsonValue.Create(true),
        "string" => JsonValue.Create($"noise {noise}"),
        "bytes" => JsonValue.Create("beef"),
        "uuid" => JsonValue.Create("0f0e0d0c-0b0a-0908-0706-050403020100"),
        "{}" => new JsonObject(),
        "[]" => new JsonArray(new JsonObject(), new JsonObject()),
        "string[]" => new JsonArray("noise", ""),
        "int32[]" => new JsonArray(noise, -1, int.MaxValue),
        "int64[]" => new JsonArray(noise),
        _ => JsonValue.Create(noise % 100 + 1),
    };
}
