using System.Buffers;
using System.IO.Compression;
using Probes.Transport;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>Unpacks an answer into a borrowed buffer, and hands it over: an answer of megabytes leaves nothing behind.</summary>
internal static class Compression
{
    /// <summary>What is longer is a bomb: a million consumers with their configuration are some 250 MB in this form.</summary>
    public const int LargestDocument = 1 << 29;

    private const int FirstGuess = 256 * 1024;

    /// <param name="reply">The answer.</param>
    /// <param name="take">Takes the bytes, which are gone afterwards.</param>
    /// <param name="largest">The most bytes that are unpacked.</param>
    /// <exception cref="ProtocolException">It cannot be unpacked.</exception>
    public static T Unpack<T>(Reply reply, DocumentReader<T> take, int largest = LargestDocument)
        where T : class
    {
        switch (reply.Header["Content-Encoding"])
        {
            case null or "" or "identity":
                return take(reply.Payload);
            case "gzip":
                break;
            case var other:
                throw new ProtocolException($"an answer in the encoding \"{other}\", which was not asked for");
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(Math.Max(FirstGuess, reply.Payload.Length * 8), largest));
        try
        {
            var length = Unzip(reply.Payload, ref buffer, largest);
            return take(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Unzip(byte[] packed, ref byte[] buffer, int largest)
    {
        try
        {
            using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            var length = 0;
            while (unpacked.Read(buffer, length, buffer.Length - length) is var read and > 0)
            {
                length += read;
                if (length > largest)
                    throw new ProtocolException($"an answer of more than {largest} bytes when unpacked");
                if (length == buffer.Length)
                    Grow(ref buffer, length);
            }

            return length;
        }
        catch (InvalidDataException exception)
        {
            throw new ProtocolException("an answer that is not gzip, though it says so", exception);
        }
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
