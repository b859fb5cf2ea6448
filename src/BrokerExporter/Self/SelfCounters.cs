using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace BrokerExporter.Self;

/// <summary>What is counted outside of the targets. Thread-safe.</summary>
internal sealed class SelfCounters : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _exports = new(StringComparer.Ordinal);
    private long _duplicates;
    private long _expositionFailures;
    private long _refused;
    private long _exceptions;

    public SelfCounters() => AppDomain.CurrentDomain.FirstChanceException += CountException;

    /// <summary>Samples that an exposition left out because their series was there already.</summary>
    public long Duplicates => Interlocked.Read(ref _duplicates);

    public long ExpositionFailures => Interlocked.Read(ref _expositionFailures);

    /// <summary>Scrapes that were answered with status 503.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public long Exceptions => Interlocked.Read(ref _exceptions);

    /// <summary>Whether the last reading of the web configuration could be used; null if there is none.</summary>
    public bool? IsWebConfigRight { get; private set; }

    public void TellWebConfig(bool isRight) => IsWebConfigRight = isRight;

    /// <summary>Requests by which metrics were pushed, by result; empty if none ever is.</summary>
    public IEnumerable<KeyValuePair<string, long>> Exports => _exports.ToArray().OrderBy(entry => entry.Key, StringComparer.Ordinal);

    public void CountExports(string result, int count) => _exports.AddOrUpdate(result, count, (_, before) => before + count);

    public void CountDuplicates(int count) => Interlocked.Add(ref _duplicates, count);

    public void CountExpositionFailure() => Interlocked.Increment(ref _expositionFailures);

    public void CountRefused() => Interlocked.Increment(ref _refused);

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= CountException;

    private void CountException(object? sender, FirstChanceExceptionEventArgs arguments) => Interlocked.Increment(ref _exceptions);
}
