namespace Probes.Nats.Model.Servers;

/// <summary>
/// What an internal queue is for. Their names (newIPQueue in nats-server) carry accounts, streams and raft groups, one queue
/// for each: here they are sorted by their purpose.
/// </summary>
internal static class QueuePurpose
{
    public const string Other = "other";

    private static readonly (string End, string Purpose)[] _ofStreams =
    [
        ("messages", "stream_messages"), ("acks", "stream_acks"), ("obs", "stream_consumers"), ("sendQ", "stream_send"),
        ("gets", "stream_gets"), ("snapshots", "stream_snapshots"), ("msgs", "stream_sources"), ("ackMsgs", "consumer_acks"),
        ("nextMsgReqs", "consumer_requests"), ("sigs", "stream_signals"),
    ];

    private static readonly (string End, string Purpose)[] _ofRaft =
    [
        ("appendEntry", "raft_append_entry"), ("appendEntryResponse", "raft_append_entry_response"), ("committedEntry", "raft_apply"),
        ("apply", "raft_apply"), ("entry", "raft_propose"), ("stepdown", "raft_vote"), ("vreq", "raft_vote"), ("vresp", "raft_vote"),
    ];

    private static readonly (string Name, string Purpose)[] _ofServers =
    [
        ("Routed JS API Requests", "jetstream_api"), ("JS API", "jetstream_api"), ("SendQ", "account_send"), ("System sendQ", "system_send"),
        ("System recvQ", "system_receive"), ("System recvQ Pings", "system_receive"), ("GW: Reply", "gateway_reply"),
    ];

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. _ofServers.Concat(_ofStreams).Concat(_ofRaft).Select(entry => entry.Item2).Append(Other).Distinct()];

    public static string Of(string name)
    {
        foreach (var (whole, purpose) in _ofServers)
        {
            if (name == whole)
                return purpose;
        }

        var last = name[(name.LastIndexOf(' ') + 1)..];
        foreach (var (end, purpose) in name.Contains("RAFT '", StringComparison.Ordinal) ? _ofRaft : _ofStreams)
        {
            if (last == end)
                return purpose;
        }

        return Other;
    }
}
