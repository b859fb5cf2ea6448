using BrokerExporter.Exposition;

namespace BrokerExporter.Tests.Exposition;

public sealed class ExpositionBufferTests
{
    [Fact]
    public void What_was_written_survives_growing()
    {
        using var buffer = new ExpositionBuffer(1);
        var expected = new List<byte>();
        for (var i = 0; i < 1000; i++)
        {
            byte[] bytes = [(byte)i, (byte)(i / 256), 7];
            buffer.Write(bytes);
            expected.AddRange(bytes);
        }

        Assert.Equal(expected, buffer.Written.ToArray());
    }

    [Fact]
    public void Reserved_room_may_be_larger_than_any_growth_so_far()
    {
        using var buffer = new ExpositionBuffer(1);
        Assert.True(buffer.Reserve(1_000_000).Length >= 1_000_000);
        Assert.Equal(0, buffer.Length);
    }

    [Fact]
    public void Disposing_twice_returns_the_array_once()
    {
        var buffer = new ExpositionBuffer();
        buffer.Write("a"u8);
        buffer.Dispose();
        buffer.Dispose();
        Assert.Equal(0, buffer.Length);
    }
}
