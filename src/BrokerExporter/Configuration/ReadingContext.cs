namespace BrokerExporter.Configuration;

/// <summary>What all sections of one file share while it is read.</summary>
/// <param name="Errors">Takes the mistakes.</param>
/// <param name="Known">Takes the keys that were asked for.</param>
/// <param name="Overrides">What stands above the file.</param>
/// <param name="Environment">The value of an environment variable that the file refers to; null if it is not set.</param>
internal sealed record ReadingContext(ConfigErrors Errors, KnownKeys Known, Overrides Overrides, Func<string, string?> Environment);
