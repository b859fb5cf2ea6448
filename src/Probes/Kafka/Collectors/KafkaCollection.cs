using System.Collections.Immutable;
using Probes.Contract;
using Probes.Kafka.Collectors.Brokers;
using Probes.Kafka.Collectors.Groups;
using Probes.Kafka.Collectors.LogDirs;
using Probes.Kafka.Collectors.Topics;
using Probes.Kafka.Model;
using Probes.Kafka.Model.Topics;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors;

/// <summary>
/// One collection: every question that several collectors need is asked once, when the first of them wants to know. An answer may be
/// a failure; it belongs to one broker and leaves the others alone.
/// </summary>
internal sealed class KafkaCollection
{
    private readonly CancellationToken _deadline;
    private readonly Lazy<Task<ClusterView>> _view;
    private readonly Lazy<Task<ClusterView>> _newView;
    private readonly Lazy<Task<ImmutableArray<Task<BrokerListing>>>> _listings;
    private readonly Lazy<Task<GroupsReading>> _groups;
    private readonly Lazy<Task<OffsetsReading>> _offsets;
    private readonly Lazy<Task<IReadOnlyDictionary<int, DescribeLogDirsResponse>>> _logDirs;
    private readonly Lazy<Task<ImmutableDictionary<string, TopicSettings>>> _settings;

    /// <param name="system">The target.</param>
    /// <param name="wantsGroups">Whether committed offsets are read in this collection, which must be before the ends of partitions are.</param>
    /// <param name="deadline">The end of the collection.</param>
    public KafkaCollection(KafkaSystem system, bool wantsGroups, CancellationToken deadline)
    {
        (System, WantsGroups, _deadline) = (system, wantsGroups, deadline);
        _view = new(ReadViewAsync);
        _newView = new(async () => ViewReader.Read(await system.Peers.MetadataAsync(deadline)));
        _listings = new(async () => BrokerListing.Ask(system, await ViewAsync(), deadline));
        _groups = new(() => GroupsReader.ReadAsync(this, deadline));
        _offsets = new(() => OffsetsReader.ReadAsync(this, deadline));
        _logDirs = new(() => LogDirsReader.ReadAsync(this, deadline));
        _settings = new(() => TopicSettingsReader.ReadAsync(this, deadline));
    }

    public KafkaSystem System { get; }

    public bool WantsGroups { get; }

    /// <summary>Whether the cluster answered.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Metadata.</summary>
    /// <exception cref="ProbeException">Nobody answered.</exception>
    public Task<ClusterView> ViewAsync() => _view.Value;

    /// <summary>Metadata once more, because leaders have moved since.</summary>
    /// <exception cref="ProbeException">Nobody answered.</exception>
    public Task<ClusterView> NewViewAsync() => _newView.Value;

    /// <summary>ListGroups of every broker, each with its own answer.</summary>
    /// <exception cref="ProbeException">There is no metadata.</exception>
    public Task<ImmutableArray<Task<BrokerListing>>> ListingsAsync() => _listings.Value;

    /// <summary>Groups, their members and their commits.</summary>
    /// <exception cref="ProbeException">There is no metadata, or not one broker told its groups.</exception>
    public Task<GroupsReading> GroupsAsync() => _groups.Value;

    /// <summary>Where partitions begin and end, read after the commits.</summary>
    /// <exception cref="ProbeException">There is no metadata.</exception>
    public Task<OffsetsReading> OffsetsAsync() => _offsets.Value;

    /// <summary>What each broker keeps on its disks, by node id; without those that do not tell.</summary>
    /// <exception cref="ProbeException">There is no metadata, or not one broker tells.</exception>
    public Task<IReadOnlyDictionary<int, DescribeLogDirsResponse>> LogDirsAsync() => _logDirs.Value;

    /// <summary>How topics are configured; without those that are not told.</summary>
    /// <exception cref="ProbeException">There is no metadata, or no broker tells.</exception>
    public Task<ImmutableDictionary<string, TopicSettings>> SettingsAsync() => _settings.Value;

    /// <summary>Asks for metadata, if no collector had to: whether the target is up must not depend on what else is asked.</summary>
    public async Task ReachAsync() => await Peer.AskAsync(ViewAsync);

    private async Task<ClusterView> ReadViewAsync()
    {
        var metadata = await System.Peers.MetadataAsync(_deadline);
        IsUp = true;
        return ViewReader.Read(metadata);
    }
}
