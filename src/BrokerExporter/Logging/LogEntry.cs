using Microsoft.Extensions.Logging;

namespace BrokerExporter.Logging;

/// <summary>One sentence of the log before it is written.</summary>
/// <param name="Time">When it was said.</param>
/// <param name="Level">How severe it is.</param>
/// <param name="Logger">Who said it.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Fields">Its values by name, as in the <c>[LoggerMessage]</c> template.</param>
/// <param name="Exception">What was thrown, if anything.</param>
internal sealed record LogEntry(
    DateTimeOffset Time,
    LogLevel Level,
    string Logger,
    string Message,
    IEnumerable<KeyValuePair<string, object?>> Fields,
    Exception? Exception);
