namespace Probes.RocketMq.Client;

/// <summary>An error code that is a normal answer and means "there is none".</summary>
/// <param name="Code">The response code.</param>
/// <param name="Remark">Words that the remark must hold, where the code alone may also mean a real error.</param>
internal readonly record struct Absence(int Code, string? Remark = null)
{
    public static implicit operator Absence(int code) => new(code);

    public bool Is(int code, string? remark) =>
        code == Code && (Remark is null || remark?.Contains(Remark, StringComparison.Ordinal) == true);
}
