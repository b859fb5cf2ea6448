using System.Buffers.Binary;
using Probes.Tests.Testing;
using Probes.Transport;

namespace Probes.Tests.Transport;

public sealed class FrameReaderTests
{
    private static readonly string[] Texts = ["", "a", "some text", new('x', 300)];

    [Fact(Timeout = 30_000)]
    public async Task Frames_are_found_wherever_the_stream_is_cut()
    {
        var bytes = Texts.SelectMany((text, i) => TextProtocol.Frame(i, text)).ToArray();
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var (near, far) = DuplexStream.Pair();
            await far.WriteAsync(bytes.AsMemory(0, cut));
            await far.WriteAsync(bytes.AsMemory(cut));
            await far.DisposeAsync();
            await AssertReadsAsync(near);
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task Frames_are_found_byte_by_byte_and_many_in_one_read()
    {
        var bytes = Texts.SelectMany((text, i) => TextProtocol.Frame(i, text)).ToArray();
        var (near, far) = DuplexStream.Pair();
        foreach (var one in bytes)
            await far.WriteAsync(new[] { one });
        await far.DisposeAsync();
        await AssertReadsAsync(near);

        (near, far) = DuplexStream.Pair();
        await far.WriteAsync(bytes);
        await far.DisposeAsync();
        await AssertReadsAsync(near);
    }

    [Fact(Timeout = 30_000)]
    public async Task Frames_larger_than_the_buffer_come_whole_and_the_small_ones_behind_them_too()
    {
        var random = new Random(3);
        var lengths = Enumerable.Range(0, 200).Select(i => i % 20 == 7 ? random.Next(1_000_000) : random.Next(70_000)).ToArray();
        var (near, far) = DuplexStream.Pair();
        var arrived = 0;
        using var frames = new FrameReader(near, 1_000_000, count => arrived += count);
        var sent = 0;
        foreach (var length in lengths)
        {
            var bytes = new byte[4 + length];
            BinaryPrimitives.WriteInt32BigEndian(bytes, length);
            bytes.AsSpan(4).Fill((byte)length);
            await far.WriteAsync(bytes);
            sent += bytes.Length;
        }

        foreach (var length in lengths)
        {
            var frame = await frames.ReadAsync(CancellationToken.None);
            Assert.Equal(length, frame!.Value.Length);
            Assert.True(frame.Value.Span.IndexOfAnyExcept((byte)length) < 0);
        }

        Assert.Equal(sent, arrived);
    }

    [Theory(Timeout = 10_000)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(1_001)]
    [InlineData(int.MaxValue)]
    public async Task A_length_that_cannot_be_is_an_error_at_once(int length)
    {
        var (near, far) = DuplexStream.Pair();
        using var frames = new FrameReader(near, 1_000, static _ => { });
        await far.WriteAsync(Prefix(length));
        await Assert.ThrowsAsync<ProtocolException>(async () => await frames.ReadAsync(CancellationToken.None));
    }

    [Theory(Timeout = 10_000)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task An_end_inside_a_prefix_or_a_frame_is_an_error(int count)
    {
        var (near, far) = DuplexStream.Pair();
        using var frames = new FrameReader(near, 1_000, static _ => { });
        await far.WriteAsync(TextProtocol.Frame(1, "abcdef").AsMemory(0, count));
        await far.DisposeAsync();
        await Assert.ThrowsAsync<ProtocolException>(async () => await frames.ReadAsync(CancellationToken.None));
    }

    [Fact(Timeout = 10_000)]
    public async Task An_end_between_frames_is_an_end()
    {
        var (near, far) = DuplexStream.Pair();
        using var frames = new FrameReader(near, 1_000, static _ => { });
        await far.WriteAsync(Prefix(0));
        await far.DisposeAsync();
        Assert.Equal(0, (await frames.ReadAsync(CancellationToken.None))!.Value.Length);
        Assert.Null(await frames.ReadAsync(CancellationToken.None));
    }

    [Fact(Timeout = 10_000)]
    public async Task Nothing_is_reserved_for_a_length_that_is_merely_announced()
    {
        var (near, far) = DuplexStream.Pair();
        using var frames = new FrameReader(near, 256 * 1024 * 1024, static _ => { });
        await far.WriteAsync(Prefix(200 * 1024 * 1024));
        await far.WriteAsync(new byte[300_000]);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var patience = new CancellationTokenSource();
        var reading = frames.ReadAsync(patience.Token);
        Assert.False(reading.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading);
        // Other tests run beside this one: well below the 200 MB is all that can be said.
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 100 * 1024 * 1024);
    }

    private static byte[] Prefix(int length)
    {
        var prefix = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(prefix, length);
        return prefix;
    }

    private static async Task AssertReadsAsync(Stream stream)
    {
        using var frames = new FrameReader(stream, 1_000, static _ => { });
        foreach (var text in Texts)
            Assert.Equal(text, TextProtocol.Read((await frames.ReadAsync(CancellationToken.None))!.Value.Span));
        Assert.Null(await frames.ReadAsync(CancellationToken.None));
    }
}
