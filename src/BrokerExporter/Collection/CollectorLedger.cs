using System.Collections.Immutable;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Collection;

/// <summary>
/// Remembers one collector's results: when it is due again, what of it may be served, how often it failed.
/// A collector that is asked every time serves what it just gave or nothing. A slow one (<c>Refresh</c> above zero) is
/// served from its last success until that is older than its <c>MaximumAge</c>, also while it fails.
/// </summary>
internal sealed class CollectorLedger(CollectorDescription description, TimeProvider time)
{
    private static readonly TimeSpan _retry = TimeSpan.FromMinutes(1);

    private readonly SortedDictionary<FailureKind, long> _failures = [];
    private CollectorResult? _last;
    private ImmutableArray<Family> _families = [];
    private long _familiesTimestamp;
    private DateTimeOffset? _lastSuccess;
    private long _askedTimestamp;
    private DateTimeOffset? _lastAsked;
    private bool _refused;

    public string Collector => description.Name;

    public string Page => description.Page;

    public bool MayWait => description.MayWait;

    /// <summary>
    /// A failed collector stays due: the next scrape is the retry. But one that is asked seldom, because its question is
    /// dear, is not asked in every scrape by a target that answers everything else: it is refused, and will be again.
    /// </summary>
    public bool IsDue => description.Refresh == TimeSpan.Zero || _last is null
        || (_last.Succeeded ? time.GetElapsedTime(_familiesTimestamp) >= description.Refresh
            : !_refused || time.GetElapsedTime(_askedTimestamp) >= Shorter(description.Refresh, _retry));

    /// <summary>What may be served now.</summary>
    public ImmutableArray<Family> Families =>
        _lastSuccess is not null && (description.Refresh == TimeSpan.Zero || time.GetElapsedTime(_familiesTimestamp) <= description.MaximumAge)
            ? _families
            : [];

    /// <summary>What was given in the collection that started then.</summary>
    public ImmutableArray<Family> FamiliesOf(long started) => _lastSuccess is not null && _familiesTimestamp == started ? _families : [];

    public CollectorStatus Status =>
        new(Collector, _last?.Succeeded, _last?.Duration ?? TimeSpan.Zero, _lastSuccess, [.. _failures])
        {
            LastAsked = _lastAsked,
            Failure = _last?.Failure,
            Message = _last?.Message,
            Series = Families.Sum(family => family.Samples.Count),
        };

    /// <summary>Notes a result of a collection.</summary>
    /// <param name="result">What the collector gave.</param>
    /// <param name="started">The timestamp of the collection's start: no sample is older than that.</param>
    /// <param name="targetUp">Whether the target answered in that collection.</param>
    public void Record(CollectorResult result, long started, bool targetUp)
    {
        _last = result with { Families = [] };
        (_askedTimestamp, _refused, _lastAsked) = (started, targetUp, time.GetUtcNow());
        if (result.Failure is { } failure)
        {
            _failures[failure] = _failures.GetValueOrDefault(failure) + 1;
            if (description.Refresh == TimeSpan.Zero)
                _families = [];
            return;
        }

        _families = result.Families;
        _familiesTimestamp = started;
        _lastSuccess = time.GetUtcNow();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
