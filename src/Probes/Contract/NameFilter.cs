namespace Probes.Contract;

/// <summary>Which names are reported. Applied before anything is asked about them.</summary>
internal sealed record NameFilter(NamePattern Include, NamePattern Exclude)
{
    public static NameFilter All { get; } = new(NamePattern.All, NamePattern.None);

    public static NameFilter Read(ISettings settings) => new(
        settings.Get(SettingTypes.Pattern("include", NamePattern.All)),
        settings.Get(SettingTypes.Pattern("exclude", NamePattern.None)));

    public bool Admits(string name) => Include.Matches(name) && !Exclude.Matches(name);
}
