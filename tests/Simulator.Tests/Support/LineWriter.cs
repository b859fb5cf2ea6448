using System.Text;
using System.Threading.Channels;

namespace Simulator.Tests.Support;

/// <summary>A writer whose lines can be waited for.</summary>
internal sealed class LineWriter : TextWriter
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    public override Encoding Encoding => Encoding.UTF8;

    public override Task WriteLineAsync(string? value) => lines.Writer.WriteAsync(value ?? "").AsTask();

    public async Task<IReadOnlyList<string>> ReadUntilAsync(string last)
    {
        var read = new List<string>();
        do
        {
            read.Add(await lines.Reader.ReadAsync());
        }
        while (read[^1] != last);
        return read;
    }
}
