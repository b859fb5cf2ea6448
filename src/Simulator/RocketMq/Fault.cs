namespace Simulator.RocketMq;

/// <summary>What is wrong with a server. Takes effect with the next request.</summary>
internal sealed record Fault(FaultKind Kind)
{
    public static Fault None { get; } = new(FaultKind.None);

    public static Fault Hang { get; } = new(FaultKind.Hang);

    public static Fault HalfClose { get; } = new(FaultKind.HalfClose);

    public static Fault Garbage { get; } = new(FaultKind.Garbage);

    public static Fault Truncate { get; } = new(FaultKind.Truncate);

    public static Fault WrongVersion { get; } = new(FaultKind.WrongVersion);

    public static Fault Refuse { get; } = new(FaultKind.Refuse);

    public static Fault OversizeLength { get; } = new(FaultKind.OversizeLength);

    /// <summary>How long each reply is held back; other requests go on meanwhile.</summary>
    public TimeSpan Delay { get; private init; }

    public int ResponseCode { get; private init; }

    public string Remark { get; private init; } = "";

    /// <summary>The only request code that suffers; null for all.</summary>
    public int? RequestCode { get; private init; }

    public static Fault Slow(TimeSpan delay) => new(FaultKind.Slow) { Delay = delay };

    public static Fault Error(int code, string remark, int? requestCode = null) =>
        new(FaultKind.Error) { ResponseCode = code, Remark = remark, RequestCode = requestCode };

    public Fault OnlyFor(int requestCode) => this with { RequestCode = requestCode };

    public FaultKind KindFor(int requestCode) =>
        RequestCode is null || RequestCode == requestCode ? Kind : FaultKind.None;
}
