using System.CommandLine;
using BrokerExporter.Configuration;
using BrokerExporter.Logging;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary>Opens the configured targets for a command, or says on the error output why it cannot.</summary>
internal sealed class OneShotFactory(
    IReadOnlyList<ProbeKind> kinds, IReadOnlyDictionary<string, string> variables, Func<ParseResult, Flags> flags, TextWriter error, TimeProvider time)
{
    /// <param name="result">The command line.</param>
    /// <param name="choice">Which targets.</param>
    /// <param name="timeout">How long a collection may take; null: as configured.</param>
    /// <returns>Null: there was a mistake, which was said.</returns>
    public async Task<OneShot?> OpenAsync(ParseResult result, TargetChoice choice, TimeSpan? timeout)
    {
        var given = flags(result);
        var from = new ConfigSource(kinds, given.ConfigFile, variables, given.Keys);
        if (await ConfigFile.ReadAsync(from, error) is not { } all)
            return null;
        var loaded = choice.Of(all, out var problem);
        if (problem is not null)
        {
            await error.WriteLineAsync("broker-exporter: " + problem);
            return null;
        }

        var longest = timeout ?? loaded.Config.Collection.Timeout;
        // Nothing else asks these targets, so that each reading is a new one.
        var config = loaded.Config with { Collection = loaded.Config.Collection with { Timeout = longest, MinimumAge = TimeSpan.Zero } };
        using var sentences = new SentenceProvider(LogLevel.Warning, time, error);
        try
        {
            return new OneShot(new TargetFactory(time, sentences).Build(config), longest);
        }
        catch (TargetException exception)
        {
            await error.WriteLineAsync(exception.Describe(from.File, loaded));
            return null;
        }
    }
}
