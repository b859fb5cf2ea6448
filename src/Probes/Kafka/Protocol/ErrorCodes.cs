using System.Collections.Frozen;
using System.Globalization;

namespace Probes.Kafka.Protocol;

/// <summary>What the protocol guide says of its error codes.</summary>
internal static class ErrorCodes
{
    private static readonly FrozenDictionary<ErrorCode, string> _names = new Dictionary<ErrorCode, string>
    {
        [ErrorCode.UnknownServerError] = "UNKNOWN_SERVER_ERROR",
        [ErrorCode.None] = "NONE",
        [ErrorCode.OffsetOutOfRange] = "OFFSET_OUT_OF_RANGE",
        [ErrorCode.CorruptMessage] = "CORRUPT_MESSAGE",
        [ErrorCode.UnknownTopicOrPartition] = "UNKNOWN_TOPIC_OR_PARTITION",
        [ErrorCode.InvalidFetchSize] = "INVALID_FETCH_SIZE",
        [ErrorCode.LeaderNotAvailable] = "LEADER_NOT_AVAILABLE",
        [ErrorCode.NotLeaderOrFollower] = "NOT_LEADER_OR_FOLLOWER",
        [ErrorCode.RequestTimedOut] = "REQUEST_TIMED_OUT",
        [ErrorCode.BrokerNotAvailable] = "BROKER_NOT_AVAILABLE",
        [ErrorCode.ReplicaNotAvailable] = "REPLICA_NOT_AVAILABLE",
        [ErrorCode.MessageTooLarge] = "MESSAGE_TOO_LARGE",
        [ErrorCode.StaleControllerEpoch] = "STALE_CONTROLLER_EPOCH",
        [ErrorCode.OffsetMetadataTooLarge] = "OFFSET_METADATA_TOO_LARGE",
        [ErrorCode.NetworkException] = "NETWORK_EXCEPTION",
        [ErrorCode.CoordinatorLoadInProgress] = "COORDINATOR_LOAD_IN_PROGRESS",
        [ErrorCode.CoordinatorNotAvailable] = "COORDINATOR_NOT_AVAILABLE",
        [ErrorCode.NotCoordinator] = "NOT_COORDINATOR",
        [ErrorCode.InvalidTopicException] = "INVALID_TOPIC_EXCEPTION",
        [ErrorCode.RecordListTooLarge] = "RECORD_LIST_TOO_LARGE",
        [ErrorCode.NotEnoughReplicas] = "NOT_ENOUGH_REPLICAS",
        [ErrorCode.NotEnoughReplicasAfterAppend] = "NOT_ENOUGH_REPLICAS_AFTER_APPEND",
        [ErrorCode.InvalidRequiredAcks] = "INVALID_REQUIRED_ACKS",
        [ErrorCode.IllegalGeneration] = "ILLEGAL_GENERATION",
        [ErrorCode.InconsistentGroupProtocol] = "INCONSISTENT_GROUP_PROTOCOL",
        [ErrorCode.InvalidGroupId] = "INVALID_GROUP_ID",
        [ErrorCode.UnknownMemberId] = "UNKNOWN_MEMBER_ID",
        [ErrorCode.InvalidSessionTimeout] = "INVALID_SESSION_TIMEOUT",
        [ErrorCode.RebalanceInProgress] = "REBALANCE_IN_PROGRESS",
        [ErrorCode.InvalidCommitOffsetSize] = "INVALID_COMMIT_OFFSET_SIZE",
        [ErrorCode.TopicAuthorizationFailed] = "TOPIC_AUTHORIZATION_FAILED",
        [ErrorCode.GroupAuthorizationFailed] = "GROUP_AUTHORIZATION_FAILED",
        [ErrorCode.ClusterAuthorizationFailed] = "CLUSTER_AUTHORIZATION_FAILED",
        [ErrorCode.InvalidTimestamp] = "INVALID_TIMESTAMP",
        [ErrorCode.UnsupportedSaslMechanism] = "UNSUPPORTED_SASL_MECHANISM",
        [ErrorCode.IllegalSaslState] = "ILLEGAL_SASL_STATE",
        [ErrorCode.UnsupportedVersion] = "UNSUPPORTED_VERSION",
        [ErrorCode.TopicAlreadyExists] = "TOPIC_ALREADY_EXISTS",
        [ErrorCode.InvalidPartitions] = "INVALID_PARTITIONS",
        [ErrorCode.InvalidReplicationFactor] = "INVALID_REPLICATION_FACTOR",
        [ErrorCode.InvalidReplicaAssignment] = "INVALID_REPLICA_ASSIGNMENT",
        [ErrorCode.InvalidConfig] = "INVALID_CONFIG",
        [ErrorCode.NotController] = "NOT_CONTROLLER",
        [ErrorCode.InvalidRequest] = "INVALID_REQUEST",
        [ErrorCode.UnsupportedForMessageFormat] = "UNSUPPORTED_FOR_MESSAGE_FORMAT",
        [ErrorCode.PolicyViolation] = "POLICY_VIOLATION",
        [ErrorCode.OutOfOrderSequenceNumber] = "OUT_OF_ORDER_SEQUENCE_NUMBER",
        [ErrorCode.DuplicateSequenceNumber] = "DUPLICATE_SEQUENCE_NUMBER",
        [ErrorCode.SecurityDisabled] = "SECURITY_DISABLED",
        [ErrorCode.KafkaStorageError] = "KAFKA_STORAGE_ERROR",
        [ErrorCode.LogDirNotFound] = "LOG_DIR_NOT_FOUND",
        [ErrorCode.SaslAuthenticationFailed] = "SASL_AUTHENTICATION_FAILED",
        [ErrorCode.GroupIdNotFound] = "GROUP_ID_NOT_FOUND",
        [ErrorCode.FetchSessionIdNotFound] = "FETCH_SESSION_ID_NOT_FOUND",
        [ErrorCode.InvalidFetchSessionEpoch] = "INVALID_FETCH_SESSION_EPOCH",
        [ErrorCode.ListenerNotFound] = "LISTENER_NOT_FOUND",
        [ErrorCode.FencedLeaderEpoch] = "FENCED_LEADER_EPOCH",
        [ErrorCode.UnknownLeaderEpoch] = "UNKNOWN_LEADER_EPOCH",
        [ErrorCode.UnsupportedCompressionType] = "UNSUPPORTED_COMPRESSION_TYPE",
        [ErrorCode.OffsetNotAvailable] = "OFFSET_NOT_AVAILABLE",
        [ErrorCode.PreferredLeaderNotAvailable] = "PREFERRED_LEADER_NOT_AVAILABLE",
        [ErrorCode.InvalidRecord] = "INVALID_RECORD",
        [ErrorCode.UnstableOffsetCommit] = "UNSTABLE_OFFSET_COMMIT",
        [ErrorCode.ThrottlingQuotaExceeded] = "THROTTLING_QUOTA_EXCEEDED",
        [ErrorCode.UnknownTopicId] = "UNKNOWN_TOPIC_ID",
        [ErrorCode.InconsistentTopicId] = "INCONSISTENT_TOPIC_ID",
    }.ToFrozenDictionary();

    /// <summary>The protocol's own name, as brokers and clients log it.</summary>
    public static string NameOf(this ErrorCode code) =>
        _names.GetValueOrDefault(code) ?? string.Create(CultureInfo.InvariantCulture, $"error {(short)code}");

    /// <summary>Whether somebody else has to be asked: leadership of the partition is elsewhere by now.</summary>
    public static bool IsMovedLeader(this ErrorCode code) => code is ErrorCode.NotLeaderOrFollower or ErrorCode.LeaderNotAvailable
        or ErrorCode.ReplicaNotAvailable or ErrorCode.FencedLeaderEpoch or ErrorCode.UnknownLeaderEpoch or ErrorCode.UnknownTopicOrPartition
        // The disk under it has failed: the controller is about to let another lead (KIP-112).
        or ErrorCode.KafkaStorageError;

    /// <summary>Whether somebody else has to be asked, or later: the group's coordinator is elsewhere by now, or reads the group first.</summary>
    public static bool IsMovedCoordinator(this ErrorCode code) =>
        code is ErrorCode.NotCoordinator or ErrorCode.CoordinatorNotAvailable or ErrorCode.CoordinatorLoadInProgress;
}
