namespace Probes.Contract;

/// <summary>
/// One section of the configuration while it is being read. What is wrong is noted with its file, line and key, and
/// reading goes on with the default, so that a user sees all mistakes at once. A key that nobody asks for is unknown.
/// </summary>
public interface ISettings
{
    /// <summary>The value of a key, or the setting's default if the key is absent or wrong.</summary>
    T Get<T>(Setting<T> setting);

    /// <summary>The values of a key that holds a list; empty if absent.</summary>
    IReadOnlyList<T> GetList<T>(Setting<T> element);

    /// <summary>The entries of a key that holds a map, in order; empty if absent.</summary>
    IReadOnlyDictionary<string, T> GetMap<T>(Setting<T> value);

    /// <summary>A section below this one; an empty one, placed at this section's line, if absent.</summary>
    ISettings Section(string key);

    /// <summary>Notes a mistake in the value of a key that only the reader can see.</summary>
    /// <param name="key">The key in this section; empty for the section itself.</param>
    /// <param name="problem">Such as <c>must not be empty (expected a list of host:port)</c>.</param>
    void Reject(string key, string problem);
}
