using Probes.Contract;
using Probes.Kafka.Client;
using Probes.Kafka.Protocol;

namespace Probes.Kafka.Collectors.Canary;

/// <summary>
/// Tries every broker at once, beside the scrapes and never as a part of one: an attempt begins when a collection ends, at most once in an
/// interval, and its result is on the pages after it. Nobody scrapes, nothing is sent. Where the topic has to be created, that is the whole
/// attempt: the next collection shows where its partitions are.
/// </summary>
internal sealed class CanaryTrials : IAsyncDisposable
{
    private readonly KafkaOptions _options;
    private readonly ProbeContext _context;
    private readonly Lane _lane;
    private readonly CanaryClient _client;
    private readonly CanaryRound _round;
    private CanaryPlan? _plan;
    private long? _began;
    private long? _created;

    public CanaryTrials(KafkaOptions options, ProbeContext context, KafkaPeers peers)
    {
        (_options, _context) = (options, context);
        _lane = new Lane("the canary", context.Logger);
        _client = new CanaryClient(peers, options.Canary, options.Timeout);
        _round = new CanaryRound(_client, new CanaryMessage(), options.Canary.Topic, context.Time);
        Ledger = new CanaryLedger(context, options.Canary.Topic);
    }

    public CanaryLedger Ledger { get; }

    public string Topic => _options.Canary.Topic;

    /// <summary>The attempt that is under way, or the last one. Never fails.</summary>
    public Task Running => _lane.Batch;

    /// <summary>Says what is to be tried when the collection ends.</summary>
    public void Arrange(CanaryPlan plan) => _plan = plan;

    /// <summary>Begins what was arranged, if anything was and it is time, and does not wait for it.</summary>
    public void Begin()
    {
        if (_plan is not { Brokers.IsEmpty: false } plan || _lane.IsBusy || IsWithinInterval(_began) || IsSettling(plan))
            return;
        _plan = null;
        var now = _context.Time.GetTimestamp();
        if (_lane.TryStart(closing => RunAsync(plan, closing)))
            _began = now;
    }

    public ValueTask DisposeAsync() => _lane.DisposeAsync();

    // A topic that was made a moment ago may lack leaders, and metadata may lack it: both take the brokers some time.
    private bool IsSettling(CanaryPlan plan) => plan.HasUnled && IsWithinInterval(_created);

    private bool IsWithinInterval(long? since) => since is { } at && _context.Time.GetElapsedTime(at) < _options.Canary.Interval;

    private async Task RunAsync(CanaryPlan plan, CancellationToken closing)
    {
        if (plan is { Exists: true, HasLeader: true })
            await Task.WhenAll(plan.Brokers.Where(static broker => !broker.Leads.IsEmpty).Select(broker => TryAsync(Ledger.BrokerOf(broker.Broker), broker.Leads[0], closing)));
        else if (await ObstacleAsync(plan, closing) is { } obstacle && !closing.IsCancellationRequested)
            Ledger.NoteObstacle(plan, obstacle);
    }

    private async Task TryAsync(CanaryBroker broker, int partition, CancellationToken closing)
    {
        CanaryOutcome? outcome;
        try
        {
            outcome = await _round.RunAsync(broker, partition, closing);
        }
        catch (Exception exception) when (!closing.IsCancellationRequested)
        {
            // One broker's affair: the others go on.
            Log.CanaryBroke(_context.Logger, _context.Target, broker.Id, exception);
            outcome = new CanaryOutcome(CanaryFailure.Internal, exception.Message);
        }

        // What the exporter's end cut short says nothing about the broker.
        if (outcome is not null && !closing.IsCancellationRequested)
            Ledger.Note(broker, outcome);
    }

    // Null: there is a topic by now.
    private async Task<CanaryOutcome?> ObstacleAsync(CanaryPlan plan, CancellationToken closing)
    {
        if (plan.Exists)
            return new CanaryOutcome(CanaryFailure.NoLeader, $"nobody leads any partition of the topic {Topic}");
        if (!_options.Canary.CreateTopic)
            return new CanaryOutcome(CanaryFailure.NoTopic, $"there is no topic {Topic} that the exporter may see, and create_topic is off");
        if (plan.Controller < 0)
            return new CanaryOutcome(CanaryFailure.NoTopic, $"there is no topic {Topic}, and no controller that could create it");
        try
        {
            await _client.CreateTopicAsync(plan.Controller, plan.Brokers.Length, closing);
            Log.CanaryCreated(_context.Logger, _context.Target, Topic, plan.Brokers.Length);
        }
        catch (KafkaException exists) when (exists.Code == ErrorCode.TopicAlreadyExists && _created is null)
        {
            // Another exporter was faster.
        }
        catch (KafkaException exists) when (exists.Code == ErrorCode.TopicAlreadyExists)
        {
            return new CanaryOutcome(CanaryFailure.Forbidden, $"the topic {Topic} exists, but the exporter may not see it: its account needs DESCRIBE, READ and WRITE on it");
        }
        catch (ProbeException failure)
        {
            return new CanaryOutcome(CanaryFailures.Of(failure, CanaryStage.Creating), failure.Message);
        }

        (_created, _began) = (_context.Time.GetTimestamp(), null);
        return null;
    }
}
