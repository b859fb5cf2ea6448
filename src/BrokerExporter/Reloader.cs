using System.Collections.Immutable;
using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using BrokerExporter.Self;
using Microsoft.Extensions.Logging;

namespace BrokerExporter;

/// <summary>
/// Reads the configuration again: all of it is read, checked and built before anything is swapped, and one with a mistake
/// changes nothing. One at a time.
/// </summary>
internal sealed class Reloader(
    ConfigSource source, TargetFactory factory, LiveConfig config, LiveTargets targets, ReloadStatus status, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    // What it began with: some sections stay so until it begins again, whatever is read meanwhile.
    private readonly ExporterConfig _started = config.Current;

    private ImmutableArray<string> _mistakes = [];

    /// <returns>What is wrong with it, a line for each mistake, without any secret; empty if it is in use now.</returns>
    public async Task<ImmutableArray<string>> ReloadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var mistakes = await TryAsync(cancellationToken);
            Tell(mistakes);
            return mistakes;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// Reads it if the file says something else than when it was last read. The content counts: what Kubernetes mounts from a ConfigMap is a
    /// link to a link whose times tell nothing. What had mistakes is tried anew every time, because a mistake may go away elsewhere, in a
    /// file that it names; it is told once.
    /// </summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_mistakes.IsEmpty && !await source.HasChangedAsync(cancellationToken))
                return;
            var (known, mistakes) = (_mistakes, await TryAsync(cancellationToken));
            if (!mistakes.SequenceEqual(known))
                Tell(mistakes);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private void Tell(ImmutableArray<string> mistakes)
    {
        foreach (var mistake in mistakes)
            Log.Mistake(logger, mistake);
        if (!mistakes.IsEmpty)
            Log.NotReloaded(logger, mistakes.Length);
    }

    private async Task<ImmutableArray<string>> TryAsync(CancellationToken cancellationToken)
    {
        _mistakes = await ReadAsync(cancellationToken);
        if (!_mistakes.IsEmpty)
            status.Fail();
        return _mistakes;
    }

    private async Task<ImmutableArray<string>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var loaded = await source.ReadAsync(cancellationToken);
            if (!loaded.Errors.IsEmpty)
                return [.. loaded.Errors.Select(error => error.ToString())];
            return await UseAsync(loaded);
        }
        catch (ConfigFileException exception)
        {
            return [exception.Message];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A mistake of ours must not end a process that works.
            Log.ReloadBroke(logger, exception);
            return [$"it could not be read ({exception.GetType().Name}); the log says more"];
        }
    }

    private async Task<ImmutableArray<string>> UseAsync(LoadedConfig loaded)
    {
        var (last, next) = (config.Current, loaded.Config);
        var before = targets.Current;
        TargetSet after;
        try
        {
            after = await factory.RebuildAsync(next, last, before);
        }
        catch (TargetException exception)
        {
            return [exception.Describe(source.File, loaded)];
        }

        targets.Swap(after);
        var waiting = SectionsThatWait(next);
        config.Current = waiting.Length == 0 ? next : next with
        {
            Web = _started.Web, Log = _started.Log, Reload = _started.Reload, Otlp = _started.Otlp,
            Text = $"# Changed since the start and waiting for a restart, so not shown here: {string.Join(", ", waiting)}\n" + ConfigText.With(next.Text, _started.Text, waiting),
        };
        status.Succeed(time.GetUtcNow());
        foreach (var warning in loaded.Warnings)
            Log.ConfigWarning(logger, warning);
        if (waiting.Length > 0)
            Log.NeedsRestart(logger, string.Join(", ", waiting));
        var kept = after.Targets.Intersect(before.Targets).Count();
        Log.Reloaded(logger, kept, after.Targets.Length - kept, before.Targets.Length - kept);
        return [];
    }

    private string[] SectionsThatWait(ExporterConfig next) =>
    [
        .. _started.Web == next.Web ? Array.Empty<string>() : ["web"],
        .. _started.Log == next.Log ? Array.Empty<string>() : ["log"],
        .. _started.Reload == next.Reload ? Array.Empty<string>() : ["config"],
        .. _started.Otlp == next.Otlp ? Array.Empty<string>() : ["otlp"],
    ];
}
