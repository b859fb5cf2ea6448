using System.Text;

namespace BrokerExporter.Tests.Testing;

/// <summary>An error output that tells when a line of some kind has been written.</summary>
internal sealed class SignallingWriter : TextWriter
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Part, TaskCompletionSource<string> Seen)> _waiters = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new NotSupportedException("whole lines only");

    public override Task WriteLineAsync(string? value)
    {
        lock (_lock)
        {
            _text.Append(value).Append('\n');
            foreach (var waiter in _waiters.Where(waiter => value!.Contains(waiter.Part, StringComparison.Ordinal)))
                waiter.Seen.TrySetResult(value!);
        }

        return Task.CompletedTask;
    }

    /// <summary>The first line, from now on, that contains the text.</summary>
    public Task<string> LineWithAsync(string part)
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _waiters.Add((part, seen));
        return seen.Task;
    }

    public override string ToString()
    {
        lock (_lock)
            return _text.ToString();
    }
}
