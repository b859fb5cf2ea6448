namespace Probes.Nats.Protocol.Documents;

/// <summary>Internal queues by name, those that are not empty (/ipqueuesz; IPQUEUESZ from 2.10.26 on).</summary>
internal sealed class Ipqueuesz : Dictionary<string, Ipqueuesz.Queue>
{
    /// <summary>server.IpqueueszStatusIPQ.</summary>
    internal sealed record Queue
    {
        public int Pending { get; init; }

        /// <summary>2.10.26.</summary>
        public int InProgress { get; init; }
    }
}
