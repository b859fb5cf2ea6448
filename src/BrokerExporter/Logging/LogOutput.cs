using System.Threading.Channels;

namespace BrokerExporter.Logging;

/// <summary>
/// Writes lines on a task of its own, so that a terminal which does not read holds up no scrape. When the queue is
/// full, lines are dropped and the next one that fits says how many.
/// </summary>
internal sealed class LogOutput : IAsyncDisposable
{
    private const int _capacity = 4096;

    private readonly Channel<string> _lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(_capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly TextWriter _writer;
    private readonly Task _writing;
    private long _dropped;

    public LogOutput(TextWriter writer)
    {
        _writer = writer;
        _writing = WriteAsync();
    }

    public void Write(string line)
    {
        if (!_lines.Writer.TryWrite(line))
            Interlocked.Increment(ref _dropped);
    }

    /// <summary>Writes what is queued; gives up after a second, because the process is ending.</summary>
    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _writing.WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WriteAsync()
    {
        // Off the constructor's thread from the first line on.
        await Task.Yield();
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            try
            {
                await _writer.WriteLineAsync(line);
                if (Interlocked.Exchange(ref _dropped, 0) is var dropped and > 0)
                    await _writer.WriteLineAsync($"# {dropped} lines of the log were dropped because nobody read them fast enough");
                if (_lines.Reader.Count == 0)
                    await _writer.FlushAsync();
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // Nobody reads the log any more; the exporter has other readers.
            }
        }
    }
}
