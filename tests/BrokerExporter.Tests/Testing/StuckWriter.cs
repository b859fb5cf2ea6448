namespace BrokerExporter.Tests.Testing;

/// <summary>A terminal that does not take anything until it is released.</summary>
internal sealed class StuckWriter : StringWriter
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _released.SetResult();

    public override async Task WriteLineAsync(string? value)
    {
        await _released.Task;
        await base.WriteLineAsync(value);
    }
}
