namespace Probes.RocketMq.Collectors.Settings;

/// <summary>Compares what the masters of one cluster say of the same thing.</summary>
internal static class SettingDifferences
{
    /// <param name="settings">What is compared.</param>
    /// <param name="told">Everything that any master said, by name.</param>
    /// <returns>By setting, the names of what differs, in order.</returns>
    public static IReadOnlyList<(string Setting, IReadOnlyList<string> Names)> Of<T>(
        IReadOnlyList<Setting<T>> settings, IReadOnlyCollection<IGrouping<string, T>> told) =>
    [
        .. settings.Select(setting => (setting.Name, (IReadOnlyList<string>)
        [
            .. told.Where(thing => Differs(thing, setting.ValueOf)).Select(thing => thing.Key).Order(StringComparer.Ordinal),
        ])),
    ];

    private static bool Differs<T>(IEnumerable<T> told, Func<T, string> valueOf)
    {
        string? first = null;
        foreach (var one in told)
        {
            if (valueOf(one) is var value && (first ??= value) != value)
                return true;
        }

        return false;
    }
}
