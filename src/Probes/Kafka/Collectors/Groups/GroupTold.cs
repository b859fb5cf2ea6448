using Probes.Kafka.Model.Groups;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors.Groups;

/// <summary>What one broker told of a group.</summary>
/// <param name="Broker">Its node id.</param>
/// <param name="Listed">How the group was listed.</param>
internal sealed record GroupTold(int Broker, ListGroupsResponse.Group Listed)
{
    private const string Share = "share";

    public DescribeGroupsResponse.Group? Classic { get; init; }

    public ConsumerGroupDescribeResponse.Group? Consumer { get; init; }

    public OffsetFetchResponse.Group? Commits { get; init; }

    // Types are told in small letters; Kafka's own client takes them however they are written (GroupType.parse).
    public bool IsConsumerProtocol => Is(GroupView.ConsumerType);

    /// <summary>Whether DescribeGroups tells of it: groups of the newer protocols have requests of their own.</summary>
    public bool IsClassic => Is("") || Is("classic");

    /// <summary>Share groups (KIP-932) keep no offsets that OffsetFetch knows.</summary>
    public bool HasCommits => !Is(Share);

    public bool KnowsCommits => Commits is { Error: ErrorCode.None };

    public bool KnowsMembers => Classic is { Error: ErrorCode.None } || Consumer is { Error: ErrorCode.None };

    /// <summary>Whether another broker has to be asked, or this one again.</summary>
    public bool HasMoved => (Commits?.Error ?? ErrorCode.None).IsMovedCoordinator()
        || (Classic?.Error ?? ErrorCode.None).IsMovedCoordinator() || (Consumer?.Error ?? ErrorCode.None).IsMovedCoordinator();

    public bool IsRefused => Commits?.Error == ErrorCode.GroupAuthorizationFailed || Classic?.Error == ErrorCode.GroupAuthorizationFailed
        || Consumer?.Error == ErrorCode.GroupAuthorizationFailed;

    /// <summary>Whether it was removed after it was listed.</summary>
    public bool IsGone => Commits?.Error == ErrorCode.GroupIdNotFound
        || (IsUnknown && Commits is { Error: ErrorCode.None, Topics.IsEmpty: true });

    // A group that is not there is Dead, and from DescribeGroups v6 on an error (KIP-1043).
    private bool IsUnknown => Classic is { State: "Dead" } or { Error: ErrorCode.GroupIdNotFound } || Consumer?.Error == ErrorCode.GroupIdNotFound;

    /// <summary>Of two brokers that list the same group, the one that tells more of it is its coordinator.</summary>
    public int Worth => (KnowsCommits ? 2 : 0) + (KnowsMembers ? 1 : 0);

    private bool Is(string type) => string.Equals(Listed.Type, type, StringComparison.OrdinalIgnoreCase);
}
