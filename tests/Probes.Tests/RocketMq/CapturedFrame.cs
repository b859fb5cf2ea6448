using System.Text.Json;

namespace Probes.Tests.RocketMq;

/// <summary>A request, what the index tells of its answer, and the bytes of both (without the 4-byte length).</summary>
internal sealed record CapturedFrame(string Set, string Name, JsonElement Index, byte[] Request, byte[]? Response)
{
    public int RequestCode => Index.GetProperty("requestCode").GetInt32();

    /// <summary>The server's name in front of the first dot.</summary>
    public string Server => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    public int? ResponseCode => Number("responseCode");

    public string? ResponseRemark => Index.TryGetProperty("responseRemark", out var remark) ? remark.GetString() : null;

    public bool Succeeded => ResponseCode == 0;

    public string? Argument(string name) =>
        Index.TryGetProperty("args", out var args) && args.TryGetProperty(name, out var value) ? value.GetString() : null;

    public int? Number(string name) =>
        Index.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    public override string ToString() => $"{Set}/{Name}";
}
