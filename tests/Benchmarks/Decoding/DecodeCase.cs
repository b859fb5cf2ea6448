namespace Benchmarks.Decoding;

/// <summary>An answer to a request: the largest that was recorded, or a simulated broker's with so many topics and as many pairs.</summary>
public sealed class DecodeCase(int code, int? topics)
{
    public static IEnumerable<DecodeCase> All { get; } =
    [
        .. new[] { 43, 21, 201, 202, 28 }.Select(code => new DecodeCase(code, null)),
        .. new[] { 1000, 5000 }.SelectMany(topics => new[] { 43, 21, 201 }.Select(code => new DecodeCase(code, topics))),
    ];

    public int Code => code;

    /// <summary>Empty before it was loaded.</summary>
    public byte[] Body { get; private set; } = [];

    public async Task LoadAsync()
    {
        if (Body.Length == 0)
            Body = topics is { } number ? await SimulatedBodies.ReadAsync(code, number) : CapturedBodies.Largest(code);
    }

    public override string ToString() => topics is { } number ? $"{code}, {number} topics" : $"{code} recorded";
}
