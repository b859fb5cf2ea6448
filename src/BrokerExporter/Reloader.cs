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

    /// <returns>What is wrong with it, a line for each mistake, without any secret; empty if it is in use now.</returns>
    public async Task<ImmutableArray<string>> ReloadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var mistakes = await TryAsync(cancellationToken);
            foreach (var mistake in mistakes)
                Log.Mistake(logger, mistake);
            if (!mistakes.IsEmpty)
            {
                Log.NotReloaded(logger, mistakes.Length);
                status.Fail();
            }

            return mistakes;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ImmutableArray<string>> TryAsync(CancellationToken cancellationToken)
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
        config.Current = next;
        status.Succeed(time.GetUtcNow());
        foreach (var warning in loaded.Warnings)
            Log.ConfigWarning(logger, warning);
        if (SectionsThatWait(last, next) is { Length: > 0 } sections)
            Log.NeedsRestart(logger, string.Join(", ", sections));
        var kept = after.Targets.Intersect(before.Targets).Count();
        Log.Reloaded(logger, kept, after.Targets.Length - kept, before.Targets.Length - kept);
        return [];
    }

    private static string[] SectionsThatWait(ExporterConfig last, ExporterConfig next) =>
    [
        .. last.Web == next.Web ? Array.Empty<string>() : ["web"],
        .. last.Log == next.Log ? Array.Empty<string>() : ["log"],
        .. last.Reload == next.Reload ? Array.Empty<string>() : ["config"],
        .. last.Otlp == next.Otlp ? Array.Empty<string>() : ["otlp"],
    ];
}
