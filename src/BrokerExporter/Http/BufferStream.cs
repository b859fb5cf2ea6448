using BrokerExporter.Exposition;

namespace BrokerExporter.Http;

/// <summary>Lets a compressor write into a body that is under construction.</summary>
internal sealed class BufferStream(ExpositionBuffer buffer) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => buffer.Length;

    public override long Position
    {
        get => buffer.Length;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> bytes) => buffer.Write(bytes);

    public override void Write(byte[] bytes, int offset, int count) => buffer.Write(bytes.AsSpan(offset, count));

    public override void Flush()
    {
        // The buffer is where it ends.
    }

    public override int Read(byte[] bytes, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
