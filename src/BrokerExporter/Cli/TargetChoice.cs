using System.Collections.Immutable;
using BrokerExporter.Configuration;

namespace BrokerExporter.Cli;

/// <summary>Which of the configured targets a command is about.</summary>
/// <param name="System">The only message system; null: all.</param>
/// <param name="Target">The name of the only target; null: all.</param>
internal sealed record TargetChoice(string? System, string? Target)
{
    /// <summary>The configuration with these targets only.</summary>
    /// <param name="loaded">Without mistakes.</param>
    /// <param name="problem">Why there are none; null if there are some.</param>
    public LoadedConfig Of(LoadedConfig loaded, out string? problem)
    {
        var (all, lines) = (loaded.Config.Targets, loaded.TargetLines);
        var chosen = Enumerable.Range(0, all.Length)
            .Where(i => (System is null || all[i].Kind.Name == System) && (Target is null || all[i].Name == Target)).ToArray();
        problem = chosen.Length > 0 ? null : $"no target {Wanted} is configured (there is {Names(all)})";
        return loaded with
        {
            Config = loaded.Config with { Targets = [.. chosen.Select(i => all[i])] },
            TargetLines = [.. chosen.Select(i => lines[i])],
        };
    }

    private string Wanted => (System, Target) switch
    {
        (null, var target) => $"\"{target}\"",
        (var system, null) => $"of \"{system}\"",
        var (system, target) => $"\"{target}\" of \"{system}\"",
    };

    private static string Names(ImmutableArray<TargetConfig> targets) =>
        string.Join(", ", targets.Select(target => $"{target.Name} of {target.Kind.Name}"));
}
