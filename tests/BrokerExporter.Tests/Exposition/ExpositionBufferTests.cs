using BrokerExporter.Exposition;

namespace BrokerExporter.Tests.Exposition;

public sealed class ExpositionBufferTests
{
    private readonly PagePieces _pieces = new();

    [Fact]
    public void What_was_written_stays_in_order_over_many_pieces()
    {
        using var buffer = new ExpositionBuffer(_pieces);
        var expected = new List<byte>();
        for (var i = 0; i < 200_000; i++)
        {
            byte[] bytes = [(byte)i, (byte)(i / 256), 7];
            buffer.Write(bytes);
            expected.AddRange(bytes);
        }

        Assert.True(expected.SequenceEqual(Bytes(buffer)));
        Assert.Equal(expected.Count, buffer.Length);
    }

    [Fact]
    public void Reserved_room_may_be_larger_than_a_piece()
    {
        using var buffer = new ExpositionBuffer(_pieces);
        buffer.Write("a"u8);
        buffer.Reserve(1_000_000)[999_999] = (byte)'z';
        buffer.Advance(1_000_000);
        buffer.Write("b"u8);
        Assert.Equal("a"u8[0], Bytes(buffer)[0]);
        Assert.Equal("zb"u8.ToArray(), Bytes(buffer)[^2..]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(PagePieces.Size - 2)]
    [InlineData(PagePieces.Size + 8)]
    [InlineData(2 * PagePieces.Size)]
    public void What_is_taken_back_can_be_written_anew(int length)
    {
        using var buffer = new ExpositionBuffer(_pieces);
        var expected = new byte[3 * PagePieces.Size];
        new Random(length).NextBytes(expected);
        foreach (var chunk in expected.Chunk(7))
            buffer.Write(chunk);
        buffer.Truncate(length);
        Assert.Equal(length, buffer.Length);
        buffer.Write("behind"u8);
        Assert.True(expected.Take(length).Concat("behind"u8.ToArray()).SequenceEqual(Bytes(buffer)));
    }

    [Fact]
    public void Pieces_are_used_again_and_never_by_two_pages_at_a_time()
    {
        var first = new ExpositionBuffer(_pieces);
        first.Reserve(1)[0] = 1;
        first.Advance(1);
        using var second = new ExpositionBuffer(_pieces);
        second.Write("x"u8);
        Assert.Equal([1], Bytes(first));
        first.Dispose();
        first.Dispose();
        Assert.Equal(1, _pieces.Kept);
        using var third = new ExpositionBuffer(_pieces);
        third.Write("y"u8);
        Assert.Equal(0, _pieces.Kept);
        Assert.Equal("x"u8.ToArray(), Bytes(second));
    }

    [Fact]
    public void After_a_small_page_no_more_is_kept_than_two_of_them_need()
    {
        using (var large = new ExpositionBuffer(_pieces))
        {
            for (var i = 0; i < 20; i++)
                large.Write(new byte[PagePieces.Size / 2]);
        }

        Assert.Equal(10, _pieces.Kept);
        using (var small = new ExpositionBuffer(_pieces))
            small.Write("a"u8);
        Assert.Equal(2, _pieces.Kept);
    }

    [Fact]
    public void What_is_drained_is_all_that_was_written_and_takes_no_more_than_a_piece()
    {
        var drained = new List<byte>();
        using var buffer = new ExpositionBuffer(_pieces, piece => drained.AddRange(piece.Span));
        var expected = new byte[(5 * PagePieces.Size) + 11];
        new Random(1).NextBytes(expected);
        foreach (var chunk in expected.Chunk(1000))
        {
            buffer.Write(chunk);
            Assert.Single(buffer.Written);
        }

        Assert.Equal(expected.Length, buffer.Length);
        buffer.Drain();
        Assert.True(expected.SequenceEqual(drained));
        Assert.Equal(expected.Length, buffer.Length);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(PagePieces.Size - 1)]
    [InlineData(3 * PagePieces.Size)]
    public void What_is_held_can_be_taken_back_and_is_drained_once_it_is_released(int held)
    {
        var drained = new List<byte>();
        using var buffer = new ExpositionBuffer(_pieces, piece => drained.AddRange(piece.Span));
        var before = new byte[PagePieces.Size + 100];
        new Random(2).NextBytes(before);
        foreach (var chunk in before.Chunk(100))
            buffer.Write(chunk);
        var start = buffer.Hold();
        for (var i = 0; i < held; i++)
            buffer.Write([7]);
        buffer.Truncate(start);
        buffer.Write("behind"u8);
        buffer.Release();
        for (var i = 0; i < PagePieces.Size; i++)
            buffer.Write([8]);
        buffer.Drain();
        Assert.True(before.Concat("behind"u8.ToArray()).Concat(Enumerable.Repeat((byte)8, PagePieces.Size)).SequenceEqual(drained));
    }

    [Fact]
    public void A_buffer_that_was_drained_gives_all_its_pieces_back_and_lets_none_of_others_go()
    {
        using (var large = new ExpositionBuffer(_pieces))
        {
            for (var i = 0; i < 6; i++)
                large.Write(new byte[PagePieces.Size - 1]);
        }

        using (var drained = new ExpositionBuffer(_pieces, _ => { }))
        {
            drained.Hold();
            for (var i = 0; i < 4; i++)
                drained.Write(new byte[PagePieces.Size - 1]);
            drained.Release();
            drained.Drain();
        }

        Assert.Equal(6, _pieces.Kept);
    }

    private static byte[] Bytes(ExpositionBuffer buffer) => [.. buffer.Written.SelectMany(piece => piece.ToArray())];
}
