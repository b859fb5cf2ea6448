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

    private static byte[] Bytes(ExpositionBuffer buffer) => [.. buffer.Written.SelectMany(piece => piece.ToArray())];
}
