using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Tests.Testing;

/// <summary>A probe that does what the test says.</summary>
internal sealed class FakeProbe : IProbe
{
    public static readonly Metric Depth = Metric.Gauge("fake_depth", "How deep it is.", "cluster", "queue");
    public static readonly Metric Slow = Metric.Gauge("fake_slow_facts", "What is asked rarely.", "cluster");

    /// <summary>What another exporter calls the depth, on the page that is named after it.</summary>
    public static readonly Metric OldDepth = Metric.Gauge("old_depth", "How deep it is.", "queue");

    public const string OldPage = "old-exporter";

    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<bool> _started = Channel.CreateUnbounded<bool>();

    public ImmutableArray<CollectorDescription> Collectors { get; init; } =
        [new("queues", TimeSpan.Zero, TimeSpan.Zero)];

    public IReadOnlyCollection<PeerStatistics> Peers { get; init; } = [];

    /// <summary>What was asked, collection by collection.</summary>
    public ConcurrentQueue<IReadOnlySet<string>> Asked { get; } = new();

    public bool Disposed { get; private set; }

    public Func<IReadOnlySet<string>, CancellationToken, Task<ProbeResult>> Answer { get; set; } =
        (names, _) => Task.FromResult(Up([.. names.Select(name => Success(name, Queue(3)))]));

    public async Task<ProbeResult> CollectAsync(IReadOnlySet<string> collectors, CancellationToken deadline)
    {
        Asked.Enqueue(collectors);
        _started.Writer.TryWrite(true);
        return await Answer(collectors, deadline);
    }

    /// <summary>Completes when the next collection has begun.</summary>
    public async Task StartedAsync() => await _started.Reader.ReadAsync();

    /// <summary>Completes when it is disposed.</summary>
    public Task DisposedAsync() => _disposed.Task;

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        _disposed.TrySetResult();
        return ValueTask.CompletedTask;
    }

    public static ProbeResult Up(params CollectorResult[] results) => new(true, [.. results]);

    public static ProbeResult Down(params CollectorResult[] results) => new(false, [.. results]);

    public static CollectorResult Success(string name, params Family[] families) =>
        new() { Collector = name, Duration = TimeSpan.FromMilliseconds(20), Families = [.. families] };

    public static CollectorResult Failure(string name, FailureKind kind = FailureKind.Unreachable, string message = "connection refused") =>
        new() { Collector = name, Duration = TimeSpan.FromMilliseconds(20), Failure = kind, Message = message };

    public static Family Queue(long depth, string queue = "q", string cluster = "c") => Samples.Of(Depth, depth, cluster, queue);
}
