using Probes.Contract;

namespace Probes.RocketMq;

/// <summary>Which names are reported. Applied before anything is asked about them.</summary>
internal sealed record NameFilter(NamePattern? Include, NamePattern? Exclude)
{
    public static NameFilter Read(ISettings settings) =>
        new(settings.Get(SettingTypes.Pattern("include")), settings.Get(SettingTypes.Pattern("exclude")));

    public bool Admits(string name) =>
        (Include is null || Include.Matches(name)) && (Exclude is null || !Exclude.Matches(name));
}
