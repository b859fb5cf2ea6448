using System.Globalization;

namespace BrokerExporter.Configuration;

/// <summary>
/// What stands above the file: environment variables, and flags above those. It remembers what it was asked for, so that
/// a variable which nobody asked for can be told.
/// </summary>
/// <param name="variables">The environment; what is empty is not set.</param>
/// <param name="flags">What the command line says, by the flag.</param>
internal sealed class Overrides(IReadOnlyDictionary<string, string> variables, IReadOnlyDictionary<string, string> flags)
{
    /// <summary>A list that goes on after this many is a mistake in a variable's name.</summary>
    private const int MostItems = 1000;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal) { VariableName.ConfigFile };

    public static Overrides None => new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>Whether a variable configures a target, so that no file is needed.</summary>
    public bool HasTargets => CountOf("targets") > 0;

    /// <summary>What is to be taken in place of the file's value of a key; null: the file's.</summary>
    public Override? Find(string path)
    {
        var (flag, variable) = (FlagOf(path), VariableName.Of(path));
        _asked.Add(variable);
        if (flags.TryGetValue(flag, out var given))
            return new Override(flag, given);
        return variables.TryGetValue(variable, out var text) && text.Length > 0 ? new Override(variable, text) : null;
    }

    /// <summary>Whether a variable gives a key of this section.</summary>
    public bool HasBelow(string path) => Below(path).Any();

    /// <summary>How many sections a list has by the variables: one more than the highest index.</summary>
    public int CountOf(string path) => Below(path)
        .Select(rest => int.TryParse(rest.Split('_')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < MostItems ? index + 1 : 0)
        .DefaultIfEmpty().Max();

    /// <summary>A sentence for each variable with our prefix that stands for no key; it may be another program's, so that it is no error.</summary>
    public IEnumerable<string> Unknown() => variables
        .Where(entry => entry.Key.StartsWith(VariableName.Prefix, StringComparison.Ordinal) && !_asked.Contains(entry.Key) && !VariableName.IsOfService(entry.Key, entry.Value))
        .Select(entry => entry.Key)
        .Order(StringComparer.Ordinal)
        .Select(name => Suggestion.For(Rest(name), _asked.Select(Rest)) is { } meant
            ? $"{name} stands for no key (did you mean \"{VariableName.Prefix}{meant}\"?)"
            : $"{name} stands for no key");

    private IEnumerable<string> Below(string path)
    {
        var prefix = VariableName.Of(path) + "_";
        return variables.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal) && entry.Value.Length > 0 && !VariableName.IsOfService(entry.Key, entry.Value))
            .Select(entry => entry.Key[prefix.Length..]);
    }

    // One is called as in every exporter of Prometheus.
    private static string FlagOf(string path) => path == "web.config_file" ? "--web.config.file" : "--" + path.Replace('_', '-');

    private static string Rest(string name) => name[VariableName.Prefix.Length..];
}
