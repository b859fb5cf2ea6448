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

    /// <summary>Empty before <see cref="LoadAllAsync"/>.</summary>
    public byte[] Body { get; private set; } = [];

    /// <summary>Not a benchmark's own set-up: the toolchain that runs inside this process does not await one.</summary>
    public static async Task LoadAllAsync()
    {
        foreach (var one in All)
            await one.LoadAsync();
    }

    public override string ToString() => topics is { } number ? $"{code}, {number} topics" : $"{code} recorded";

    private async Task LoadAsync() =>
        Body = topics is { } number ? await SimulatedBodies.ReadAsync(code, number) : CapturedBodies.Largest(code);
}
