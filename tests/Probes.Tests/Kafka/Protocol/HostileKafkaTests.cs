using Probes.Kafka.Protocol;
using Probes.Tests.Testing;
using Probes.Transport;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>Whatever arrives is read or refused, and takes memory in proportion to what arrived, not to what it claims.</summary>
public sealed class HostileKafkaTests
{
    private const int Seed = 20261121;

    // An item of an array is at least a byte, and what stands for it in memory at most this; lists grow by doubling.
    private const long BytesPerByte = 400;

    // A pool may make an array of its own at any time.
    private const long BytesAlways = 128 * 1024;

    private static readonly byte[] Telling = [0, 1, 2, 0x7f, 0x80, 0xff, 0x0f];

    public static TheoryData<string, bool> Names
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var sample in Samples.All)
                data.Add(sample.Name, sample.IsRequest);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Random_bytes_are_read_or_refused(string name, bool request)
    {
        var random = new Random(Seed);
        var sample = Samples.Of(name, request);
        foreach (var version in sample.Versions)
        {
            for (var i = 0; i < 300; i++)
            {
                var bytes = new byte[random.Next(120)];
                random.NextBytes(bytes);
                Read(sample, bytes, version);
                Read(sample, random.GetItems(Telling, random.Next(120)), version);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutated_frames_are_read_or_refused(string name, bool request)
    {
        var random = new Random(Seed);
        var sample = Samples.Of(name, request);
        foreach (var version in sample.Versions)
        {
            for (var i = 0; i < 300; i++)
                Read(sample, Mutate(sample.Defined(version, noise: i % 3 == 0 ? i : null)[4..], random), version);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_frame_cut_anywhere_is_refused(string name, bool request)
    {
        var sample = Samples.Of(name, request);
        foreach (var version in sample.Versions.Where(_ => name != "api_versions" || !request))
        {
            var frame = sample.Defined(version, noise: 0)[4..];
            for (var length = 0; length < frame.Length; length++)
                Assert.Throws<ProtocolException>(() => sample.Read(frame[..length], version));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_number_of_items_that_is_only_claimed_takes_no_memory(string name, bool request)
    {
        var sample = Samples.Of(name, request);
        foreach (var version in sample.Versions)
        {
            var frame = sample.Defined(version)[4..];
            byte[] most = sample.Api.IsFlexible(version) ? [0xff, 0xff, 0xff, 0xff, 0x07] : [0x7f, 0xff, 0xff, 0xff];
            for (var at = 0; at < frame.Length; at++)
                Read(sample, [.. frame[..at], .. most, .. frame[at..]], version);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Much_of_nothing_takes_memory_in_proportion(string name, bool request)
    {
        const int Count = 10_000;
        var sample = Samples.Of(name, request);
        foreach (var version in new[] { sample.Api.Oldest, sample.Api.Newest })
        {
            var frame = sample.Defined(version)[4..];
            byte[] many = sample.Api.IsFlexible(version) ? new WireBytes().Varint(Count).ToArray() : new WireBytes().Number(Count, 4).ToArray();
            for (var at = 0; at < frame.Length; at++)
                Read(sample, [.. frame[..at], .. many, .. new byte[3 * Count]], version);
        }
    }

    [Fact]
    public void Mutated_batches_and_bytes_of_members_are_read_or_refused()
    {
        var random = new Random(Seed);
        byte[] batch = [.. new RecordBatch(5, [new(5, 1, [1, 2], [3, 4, 5]), new(6, 2, null, [])]).Write()];
        byte[] assignment = [.. ConsumerAssignment.Write([new("orders", [0, 1]), new("mail", [2])])];
        byte[] subscription = [.. ConsumerSubscription.Write(["orders", "mail"])];
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Mutate(batch, random);
            Bounded(bytes.Length, () => RecordBatch.ReadAll(bytes));
            var sealedBytes = Sealed(Mutate(batch[21..], random));
            Bounded(sealedBytes.Length, () => RecordBatch.ReadAll(sealedBytes));
            var assigned = Mutate(assignment, random);
            Bounded(assigned.Length, () => ConsumerAssignment.Read(assigned));
            var subscribed = Mutate(subscription, random);
            Bounded(subscribed.Length, () => ConsumerSubscription.Read(subscribed));
        }
    }

    // With a right length and checksum, so that what is behind them is reached.
    private static byte[] Sealed(byte[] part) => new WireBytes().Number(5, 8).Number(9 + part.Length, 4).Number(-1, 4).Raw(2).Number(Checksum.Of(part), 4).Raw(part).ToArray();

    private static byte[] Mutate(byte[] valid, Random random) => Hostile.Mutate(valid, Telling, random);

    private static void Read(Sample sample, byte[] frame, short version) => Bounded(frame.Length, () => sample.Decode(frame, version));

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
