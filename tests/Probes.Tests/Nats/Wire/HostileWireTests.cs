using System.Buffers;
using System.Text;
using Probes.Nats.Protocol.Wire;
using Probes.Tests.Testing;
using Probes.Transport;

namespace Probes.Tests.Nats.Wire;

/// <summary>Whatever arrives is read or refused, and takes memory in proportion to what arrived, not to what it claims.</summary>
public sealed class HostileWireTests
{
    private const int Seed = 20261121;
    private const long BytesPerByte = 60;

    // A pool may make an array of its own at any time.
    private const long BytesAlways = 128 * 1024;

    private static readonly byte[] Telling = "INFOMSGHPUB+-' \r\n\t0123456789{}[]:\",._NATS/1.0"u8.ToArray();

    private static readonly byte[][] Valid =
    [
        "INFO {\"server_id\":\"N\",\"headers\":true,\"connect_urls\":[\"a:1\"],\"max_payload\":5} \r\n"u8.ToArray(),
        "PING\r\nPONG\r\n+OK\r\n-ERR 'Permissions Violation for Publish to \"a\"'\r\n"u8.ToArray(),
        "MSG _INBOX.x.1 1 5\r\nhello\r\nMSG a 2 r 0\r\n\r\n"u8.ToArray(),
        "HMSG _INBOX.x.1 1 16 16\r\nNATS/1.0 503\r\n\r\n\r\n"u8.ToArray(),
        "HMSG _INBOX.x.1 1 36 38\r\nNATS/1.0\r\nContent-Encoding: gzip\r\n\r\nhi\r\n"u8.ToArray(),
    ];

    [Fact]
    public void Random_bytes_are_read_or_refused()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 50_000; i++)
        {
            var bytes = new byte[random.Next(96)];
            random.NextBytes(bytes);
            Read(bytes);
            Read(random.GetItems(Telling, random.Next(96)));
        }
    }

    [Fact]
    public void Mutated_operations_are_read_or_refused()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 50_000; i++)
            Read(Mutate([.. Valid[random.Next(Valid.Length)], .. Valid[random.Next(Valid.Length)]], random));
    }

    [Fact]
    public void A_length_that_is_only_claimed_takes_no_memory() =>
        Read(Encoding.ASCII.GetBytes($"MSG a 1 {200 * 1024 * 1024}\r\nabc"));

    [Fact]
    public void Mutated_credentials_are_read_or_refused_as_mistyped()
    {
        var random = new Random(Seed);
        var file = "-----BEGIN NATS USER JWT-----\na.eyJleHAiOjF9.c\n------END NATS USER JWT------\n-----BEGIN USER NKEY SEED-----\nSUA\n------END USER NKEY SEED------\n"u8.ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            var text = Encoding.UTF8.GetString(Mutate(file, random));
            try
            {
                var credentials = CredentialsText.Read(text);
                UserJwt.Read(credentials.Jwt);
                NkeySeed.Read(credentials.Seed ?? "").Dispose();
            }
            catch (FormatException)
            {
            }
        }
    }

    private static byte[] Mutate(byte[] valid, Random random) => Hostile.Mutate(valid, Telling, random);

    private static void Read(byte[] bytes) => Bounded(bytes.Length, () =>
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        while (OperationReader.TryRead(ref buffer, new WireLimits(), out var operation))
        {
            if (operation.Verb == Verb.Info)
                ServerInfo.Read(operation.Text.ToArray());
            HeaderBlock.Read(operation.Header.ToArray());
        }
    });

    private static void Bounded(int length, Action read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
        }
        catch (ProtocolException)
        {
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesAlways + BytesPerByte * length);
    }
}
