using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>Reads a configuration strictly: nothing unknown, nothing guessed, all mistakes at once.</summary>
/// <param name="kinds">The message systems.</param>
/// <param name="environment">The value of a variable that the file refers to, or null; if left out, that of this process.</param>
/// <param name="overrides">What stands above the file; if left out, nothing.</param>
internal sealed class ConfigLoader(IReadOnlyList<ProbeKind> kinds, Func<string, string?>? environment = null, Overrides? overrides = null)
{
    /// <summary>Thousands of targets fit; what is larger is not a configuration.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    /// <param name="file">The file's name as the user gave it, for errors.</param>
    /// <param name="text">Its content; null: there is no file, and the overrides say everything.</param>
    public LoadedConfig Load(string file, string? text)
    {
        var errors = new ConfigErrors(file);
        var known = new KnownKeys();
        var above = overrides ?? Overrides.None;
        if (text?.Length > MaxLength)
        {
            errors.Add(1, "", $"the file is larger than {MaxLength / 1024 / 1024} MiB");
            return new LoadedConfig(new ExporterConfig(), errors.Sorted, known.All, []);
        }

        var root = text is null ? null : new YamlReader(text, errors).Read();
        if (root is null && errors.Sorted.IsEmpty && above.HasTargets)
            root = new MapNode(0, []);
        else if (root is null && errors.Sorted.IsEmpty)
            errors.Add(1, "", "the file is empty (expected at least one target under targets)");
        if (root is not (null or MapNode))
            errors.Add(root.Line, "", $"the file is {root.Shape} (expected sections: web, log, collection, otlp, config, targets)");
        if (root is not MapNode map)
            return new LoadedConfig(new ExporterConfig(), errors.Sorted, known.All, []);

        var settings = new SettingsSection(new ReadingContext(errors, known, above, environment ?? Environment.GetEnvironmentVariable), "", map.Line, map);
        var (config, targets) = Read(settings);
        settings.RejectUnknown();
        return new LoadedConfig(config with { Text = ConfigText.Write(settings.Effective) }, errors.Sorted, known.All, [.. targets.Select(target => target.Line)])
        {
            Warnings = [.. above.Unknown()],
        };
    }

    private (ExporterConfig Config, IReadOnlyList<SettingsSection> Targets) Read(SettingsSection root)
    {
        var web = root.Section("web");
        var log = root.Section("log");
        var collection = root.Section("collection");
        var reload = root.Section("config");
        var config = new ExporterConfig
        {
            Web = new WebConfig
            {
                ListenAddress = web.Get(ConfigKeys.ListenAddress),
                TelemetryPath = web.Get(ConfigKeys.TelemetryPath),
                EnableLifecycle = web.Get(ConfigKeys.EnableLifecycle),
                MaxRequests = web.Get(ConfigKeys.MaxRequests),
                RoutePrefix = web.Get(ConfigKeys.RoutePrefix),
                ExternalUrl = web.Get(ConfigKeys.ExternalUrl),
                SecurityFile = web.Get(ConfigKeys.SecurityFile),
                OpenHealth = web.Get(ConfigKeys.OpenHealth),
            },
            Log = new LogConfig { Level = log.Get(ConfigKeys.Level), Format = log.Get(ConfigKeys.Format) },
            Collection = new CollectionConfig
            {
                Timeout = collection.Get(ConfigKeys.Timeout),
                TimeoutOffset = collection.Get(ConfigKeys.TimeoutOffset),
                MinimumAge = collection.Get(ConfigKeys.MinimumAge),
                SeriesLimit = collection.Get(ConfigKeys.SeriesLimit),
                Mode = collection.Get(ConfigKeys.Mode),
                Interval = collection.Get(ConfigKeys.Interval),
                MaximumAge = collection.Get(ConfigKeys.MaximumAge),
            },
            Otlp = OtlpReader.Read(root.Section("otlp"), environment ?? Environment.GetEnvironmentVariable),
            Reload = new ReloadConfig { Watch = reload.Get(ConfigKeys.Watch) },
        };

        if (config.Collection.LongestAge < config.Collection.Interval)
            collection.Reject(ConfigKeys.MaximumAge.Key, "is below the interval, so that targets would be up and down in turns (expected at least collection.interval)");

        var targets = root.Sections("targets");
        if (!root.HasSection("targets"))
            root.Reject("targets", "is missing (expected a list with at least one target)");
        else if (targets.Count == 0 && root.IsEmptyList("targets"))
            root.Reject("targets", "is empty (expected at least one target)");
        return (config with { Targets = new TargetReader(kinds).Read(targets) }, targets);
    }
}
