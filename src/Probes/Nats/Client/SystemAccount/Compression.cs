using System.IO.Compression;
using Probes.Transport;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>Unpacks an answer while it is read.</summary>
internal static class Compression
{
    /// <param name="reply">The answer.</param>
    /// <param name="largest">The most bytes that are unpacked.</param>
    /// <exception cref="ProtocolException">It is packed in a way that was not asked for.</exception>
    public static Stream Unpack(Reply reply, int largest = NatsDocument.Largest)
    {
        var packed = new MemoryStream(reply.Payload, writable: false);
        return reply.Header["Content-Encoding"] switch
        {
            null or "" or "identity" => packed,
            "gzip" => new MeasuredStream(new GZipStream(packed, CompressionMode.Decompress), largest),
            var other => throw new ProtocolException($"an answer in the encoding \"{other}\", which was not asked for"),
        };
    }
}
