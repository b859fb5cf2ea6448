using System.Runtime.ExceptionServices;

namespace BrokerExporter.Self;

/// <summary>What is counted outside of the targets. Thread-safe.</summary>
internal sealed class SelfCounters : IDisposable
{
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

    public void CountDuplicates(int count) => Interlocked.Add(ref _duplicates, count);

    public void CountExpositionFailure() => Interlocked.Increment(ref _expositionFailures);

    public void CountRefused() => Interlocked.Increment(ref _refused);

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= CountException;

    private void CountException(object? sender, FirstChanceExceptionEventArgs arguments) => Interlocked.Increment(ref _exceptions);
}
