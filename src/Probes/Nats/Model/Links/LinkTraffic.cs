namespace Probes.Nats.Model.Links;

/// <summary>What went over a connection since it was made, seen from the server that tells: in is what it received.</summary>
internal readonly record struct LinkTraffic(long InMessages, long OutMessages, long InBytes, long OutBytes)
{
    public static LinkTraffic operator +(LinkTraffic left, LinkTraffic right) => new(
        left.InMessages + right.InMessages, left.OutMessages + right.OutMessages, left.InBytes + right.InBytes, left.OutBytes + right.OutBytes);

    /// <summary>What was added since; all of it, if the connection is another one by now, so that its numbers are lower.</summary>
    public LinkTraffic Since(LinkTraffic before) =>
        InMessages < before.InMessages || OutMessages < before.OutMessages || InBytes < before.InBytes || OutBytes < before.OutBytes
            ? this
            : new(InMessages - before.InMessages, OutMessages - before.OutMessages, InBytes - before.InBytes, OutBytes - before.OutBytes);
}
