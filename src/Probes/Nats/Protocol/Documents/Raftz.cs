namespace Probes.Nats.Protocol.Documents;

/// <summary>Raft groups by account and name, as the answering server has them (/raftz from 2.10.17 on, RAFTZ from 2.10.26 on).</summary>
internal sealed class Raftz : Dictionary<string, Dictionary<string, Raftz.Group>>
{
    /// <summary>The group of all servers with JetStream.</summary>
    public const string MetaGroup = "_meta_";

    /// <summary>server.RaftzGroup.</summary>
    internal sealed record Group
    {
        public ulong Term { get; init; }

        /// <summary>Entries that a majority has.</summary>
        public ulong Committed { get; init; }

        /// <summary>Entries that took effect here.</summary>
        public ulong Applied { get; init; }

        /// <summary>Entries in this server's log.</summary>
        public ulong Pindex { get; init; }

        public bool CatchingUp { get; init; }

        /// <summary>2.11.9.</summary>
        public DateTimeOffset? LeaderSince { get; init; }
    }
}
