using System.Globalization;
using System.Text.Json.Nodes;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>
/// Turns values into bytes as a <see cref="Schema"/> says. A value that is not given is the schema's default, or with noise something else; with noise
/// every structure of a flexible version also has a tagged field that nobody knows. A name that begins with "=" gives what is written, and with noise
/// is not looked at.
/// </summary>
internal sealed class SchemaEncoder(Schema schema, short version, int? noise = null)
{
    private const short ApiVersions = 18;

    private readonly bool _flexible = schema.Flexible.Has(version);
    private int _noise = noise ?? 0;

    public byte[] Request(string json, int correlationId, string? clientId)
    {
        var bytes = new WireBytes().Number(schema.Key, 2).Number(version, 2).Number(correlationId, 4).String(clientId, flexible: false);
        return WithLength(HeaderTags(bytes), schema.Request, json);
    }

    public byte[] Response(string json, int correlationId)
    {
        var bytes = new WireBytes().Number(correlationId, 4);
        // A client that asks for versions does not know yet whether the broker speaks flexible ones.
        return WithLength(schema.Key == ApiVersions ? bytes : HeaderTags(bytes), schema.Response, json);
    }

    private byte[] WithLength(WireBytes header, SchemaField body, string json)
    {
        if (!body.Versions.Has(version))
            throw new InvalidOperationException($"version {version} is not described");
        Structure(header, body, (JsonObject)JsonNode.Parse(json)!);
        var bytes = header.ToArray();
        return new WireBytes().Number(bytes.Length, 4).Raw(bytes).ToArray();
    }

    private WireBytes HeaderTags(WireBytes bytes) => _flexible ? Tags(bytes, []) : bytes;

    private void Structure(WireBytes bytes, SchemaField structure, JsonObject value)
    {
        if (value.Select(pair => pair.Key.TrimStart('=')).Except(structure.Fields.Select(field => field.Name)).FirstOrDefault() is { } stray)
            throw new InvalidOperationException($"{structure.Name} has no {stray}");
        foreach (var field in structure.Fields.Where(field => field.Versions.Has(version) && field.Tag is null))
            Value(bytes, field, Find(field, value));
        if (_flexible)
            Tags(bytes, [.. structure.Fields.Where(field => field.Versions.Has(version) && field.Tag is not null && noise is not null)]);
    }

    private WireBytes Tags(WireBytes bytes, SchemaField[] known)
    {
        bytes.Varint((ulong)(known.Length + (noise is null ? 0 : 1)));
        foreach (var field in known)
        {
            var content = new WireBytes();
            Value(content, field, field.NoisyValue(++_noise));
            bytes.Varint((ulong)field.Tag!.Value).Sized(content);
        }

        return noise is null ? bytes : bytes.Varint(9000).Sized(new WireBytes().Raw(0xde, 0xad));
    }

    private JsonNode? Find(SchemaField field, JsonObject value)
    {
        if (value.TryGetPropertyValue(field.Name, out var given) || (noise is null && value.TryGetPropertyValue("=" + field.Name, out given)))
            return given;
        if (noise is null)
            return field.DefaultValue();
        return ++_noise % 2 == 0 && field.Nullable.Has(version) ? null : field.NoisyValue(_noise);
    }

    private void Value(WireBytes bytes, SchemaField field, JsonNode? value)
    {
        if (value is null && !field.Nullable.Has(version))
            throw new InvalidOperationException($"{field.Name} is null");
        if (field.IsStructure)
            Structure(bytes, field, (JsonObject)value!);
        else if (field.IsStructures)
            Items(bytes, value, item => Structure(bytes, field, (JsonObject)item!));
        else if (field.Type.EndsWith("[]", StringComparison.Ordinal))
            Items(bytes, value, item => Primitive(bytes, field.Type[..^2], item));
        else
            Primitive(bytes, field.Type, value);
    }

    private void Items(WireBytes bytes, JsonNode? value, Action<JsonNode?> write)
    {
        var items = (JsonArray?)value;
        bytes.Length(items?.Count, _flexible, 4);
        foreach (var item in items ?? [])
            write(item);
    }

    private void Primitive(WireBytes bytes, string type, JsonNode? value) => _ = type switch
    {
        "bool" => bytes.Number((bool)value! ? 1 : 0, 1),
        "int8" => bytes.Number(Integer(value), 1),
        "int16" => bytes.Number(Integer(value), 2),
        "int32" => bytes.Number(Integer(value), 4),
        "int64" => bytes.Number(Integer(value), 8),
        "uuid" => bytes.Uuid((string)value!),
        "string" => bytes.String((string?)value, _flexible),
        "bytes" => bytes.Bytes(value is null ? null : Convert.FromHexString((string)value!), _flexible),
        _ => throw new InvalidOperationException($"type {type}"),
    };

    // Whatever type of number the node was made of.
    private static long Integer(JsonNode? value) => long.Parse(value!.ToJsonString(), CultureInfo.InvariantCulture);
}
