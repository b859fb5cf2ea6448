namespace Probes.Nats.Protocol.Documents;

/// <summary>server.Routez: connections to other servers of the cluster (/routez, ROUTEZ). From 2.10 on there are several to each.</summary>
internal sealed record Routez
{
    public string? ServerId { get; init; }

    public DateTimeOffset Now { get; init; }

    public int NumRoutes { get; init; }

    public RouteInfo[]? Routes { get; init; }

    /// <summary>server.RouteInfo.</summary>
    internal sealed record RouteInfo
    {
        public ulong Rid { get; init; }

        public string? RemoteId { get; init; }

        /// <summary>2.9.16.</summary>
        public string? RemoteName { get; init; }

        public string? Ip { get; init; }

        public int Port { get; init; }

        public DateTimeOffset? Start { get; init; }

        /// <summary>Such as 172µs.</summary>
        public string? Rtt { get; init; }

        /// <summary>Bytes.</summary>
        public long PendingSize { get; init; }

        public long InMsgs { get; init; }

        public long OutMsgs { get; init; }

        public long InBytes { get; init; }

        public long OutBytes { get; init; }

        public uint Subscriptions { get; init; }

        /// <summary>2.10.0: the account that the route is for alone.</summary>
        public string? Account { get; init; }
    }
}
